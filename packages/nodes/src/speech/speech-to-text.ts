import { combo, defineNode, nodeResult, string } from '@talkgraph/engine';
import { recognition } from '../capabilities.js';
import { alignment, audio } from '../ports.js';
import { languageChoice } from './language-choices.js';
import { watchedSpeech } from './watched-speech.js';

export const speechToText = defineNode({
  type: 'SpeechToText',
  version: 1,
  label: { en: 'Speech to Text', zh: '语音识别' },
  category: 'speech',
  summary: {
    en: 'Writes down what is said in a recording, with the time of each word. Nothing leaves this machine.',
    zh: '将录音中的语音转成文字，并给出每个词的时间。全部在本机完成。',
  },
  keywords: [
    '转文字',
    '录音转文字',
    'asr',
    'recognise',
    'transcribe',
    'subtitles',
    'whisper',
    'sensevoice',
    '语音识别',
    '转写',
    '听写',
    '字幕',
  ],
  inputs: {
    audio: {
      type: audio,
      label: { en: 'Recording', zh: '录音' },
      tooltip: {
        en: 'Someone speaking. Long recordings are cut at pauses and worked on part by part.',
        zh: '有人说话的录音。较长的录音会在停顿处切开，逐段处理。',
      },
    },
    language: {
      ...languageChoice,
      tooltip: {
        en: 'The language spoken. Naming it helps; Automatic leaves it to the model.',
        zh: '录音的语言。明确指定更准确；“自动识别”由模型判断。',
      },
    },
    engine: {
      type: combo(['auto', 'sherpa', 'whisper', 'pocketsphinx']),
      choiceLabels: {
        auto: { en: 'Automatic', zh: '自动选择' },
        sherpa: { en: 'Model in models/asr (sherpa-onnx)', zh: 'models/asr 中的模型（sherpa-onnx）' },
        whisper: { en: 'whisper.cpp model in models/asr', zh: 'models/asr 中的 whisper.cpp 模型' },
        pocketsphinx: { en: 'PocketSphinx (English only)', zh: 'PocketSphinx（仅英文）' },
      },
      optional: true,
      default: 'auto',
      label: { en: 'Engine', zh: '识别引擎' },
      tooltip: {
        en: 'Automatic takes your own model; without one, PocketSphinx for English, which errs a lot.',
        zh: '自动选择优先使用你放入的模型；没有模型时，英文使用 PocketSphinx（错误较多）。',
      },
    },
    model: {
      type: string,
      model: 'asr',
      optional: true,
      default: '',
      placeholder: { en: 'The first one in models/asr', zh: 'models/asr 中的第一个' },
      label: { en: 'Model', zh: '模型' },
      tooltip: {
        en: 'Folder or file below models/asr; the first one when empty.',
        zh: 'models/asr 下的文件夹或文件名；留空则使用第一个。',
      },
    },
  },
  outputs: {
    text: { type: string, name: 'text', label: { en: 'Text', zh: '文字' } },
    ALIGNMENT: { type: alignment, label: { en: 'Times of words', zh: '词语时间' } },
    language: {
      type: string,
      name: 'language',
      label: { en: 'Language', zh: '语言' },
      tooltip: { en: 'Tag of the language, such as zh-CN.', zh: '语言代码，例如 zh-CN。' },
    },
  },
  resources: { cpu: 1 },
  // Another model or program may have been put there since.
  fingerprint: async (_inputs, context) => (await context.use(recognition).available()).join('\n'),
  async run({ audio: clip, language, engine, model }, context) {
    const scratch = () => context.files.scratch();
    const found = await context
      .use(recognition)
      .recognize({ audio: clip, language, engine, model, scratch }, watchedSpeech(context));
    for (const remark of found.remarks) context.note(remark);
    const outputs = { text: found.text, ALIGNMENT: found.alignment, language: found.language };
    return nodeResult({ outputs, ui: { text: [found.text] } });
  },
});
