import { combo, defineNode, float, type Json, string } from '@talkgraph/engine';
import { speech } from '../capabilities.js';
import { readScript } from '../life/script-cues.js';
import { alignment, audio } from '../ports.js';
import { languageChoice } from './language-choices.js';
import { watchedSpeech } from './watched-speech.js';

export const textToSpeech = defineNode({
  type: 'TextToSpeech',
  version: 2,
  label: { en: 'Text to Speech', zh: '文本转语音' },
  category: 'speech',
  summary: {
    en: 'Speaks a text. The times of its words and sounds come along, for subtitles and an exact mouth.',
    zh: '朗读一段文本，并给出每个词和音的时间，可用于字幕和精确口型。',
  },
  keywords: [
    'tts',
    'voice',
    'speak',
    'read aloud',
    'narration',
    'voiceover',
    'script',
    '配音',
    '朗读',
    '语音合成',
    '文字转语音',
    '口播',
    '旁白',
  ],
  inputs: {
    text: {
      type: string,
      multiline: true,
      label: { en: 'Text', zh: '文本' },
      tooltip: {
        en: 'What is to be said. Chinese, English and other languages may be mixed; an empty line makes a longer pause. Tags of looks such as [happy] are not said.',
        zh: '要朗读的内容。中文、英文等可以混排；空行会产生较长的停顿。【高兴】等表情标记不会被读出。',
      },
    },
    language: languageChoice,
    voice: {
      type: combo(['woman', 'woman-2', 'man', 'man-2']),
      choiceLabels: {
        woman: { en: 'Woman', zh: '女声' },
        'woman-2': { en: 'Woman, deeper', zh: '女声（低沉）' },
        man: { en: 'Man', zh: '男声' },
        'man-2': { en: 'Man, deeper', zh: '男声（低沉）' },
      },
      optional: true,
      default: 'woman',
      label: { en: 'Voice', zh: '声音' },
      tooltip: {
        en: 'Every engine has a voice for each of these. The language decides how it is pronounced.',
        zh: '每种引擎都有对应的声音；发音由语言决定。',
      },
    },
    speed: {
      type: float,
      optional: true,
      default: 1,
      min: 0.5,
      max: 2,
      step: 0.05,
      label: { en: 'Speed', zh: '语速' },
      tooltip: { en: '1 is the normal speed, 1.2 a fifth faster.', zh: '1 为正常语速，1.2 表示快两成。' },
    },
    engine: {
      type: combo(['espeak', 'sherpa', 'heygem', 'openai']),
      choiceLabels: {
        espeak: { en: 'Built in (eSpeak NG)', zh: '内置（eSpeak NG）' },
        sherpa: { en: 'My voice model (sherpa-onnx)', zh: '本地语音模型（sherpa-onnx）' },
        heygem: { en: 'HeyGem voice service', zh: 'HeyGem 语音服务' },
        openai: { en: 'OpenAI-compatible service', zh: '兼容 OpenAI 的服务' },
      },
      optional: true,
      default: 'espeak',
      label: { en: 'Engine', zh: '引擎' },
      tooltip: {
        en: 'The built-in voice always works, offline, but sounds mechanical. Models lie in models/tts/. Services receive the text over the network.',
        zh: '内置语音离线可用，但音色较机械。本地模型放在 models/tts/。选择服务时，文本会通过网络发送给该服务。',
      },
    },
    pitch: {
      type: float,
      optional: true,
      default: 0,
      min: -12,
      max: 12,
      step: 0.5,
      advanced: true,
      label: { en: 'Pitch (semitones)', zh: '音调（半音）' },
      tooltip: {
        en: 'Higher or lower than the voice is by itself. Only the built-in engine can.',
        zh: '比原声高或低多少个半音，仅内置引擎支持。',
      },
    },
    volume: {
      type: float,
      optional: true,
      default: 1,
      min: 0,
      max: 2,
      step: 0.05,
      advanced: true,
      label: { en: 'Volume', zh: '音量' },
      tooltip: { en: '1 leaves it as it is.', zh: '1 表示保持原样。' },
    },
    voice_name: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      placeholder: { en: 'en-gb+f4 / 3 / alloy', zh: 'en-gb+f4 / 3 / alloy' },
      label: { en: 'Voice by name', zh: '指定声音' },
      tooltip: {
        en: "Instead of the choice above: an eSpeak NG voice, the number of a model's speaker, or a service's voice.",
        zh: '代替上面的选择：eSpeak NG 的声音名、模型的说话人编号，或服务的声音名。',
      },
    },
    model: {
      type: string,
      model: 'tts',
      optional: true,
      default: '',
      advanced: true,
      placeholder: { en: 'kokoro-multi-lang-v1_1', zh: 'kokoro-multi-lang-v1_1' },
      label: { en: 'Model', zh: '模型' },
      tooltip: {
        en: 'A folder in models/tts/ (the first one when empty), or what the service calls its model.',
        zh: 'models/tts/ 中的文件夹（留空则用第一个），或服务的模型名称。',
      },
    },
    profile: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      placeholder: { en: 'my-speech-service', zh: 'my-speech-service' },
      label: { en: 'Profile of the service', zh: '服务配置名' },
      tooltip: {
        en: 'For OpenAI-compatible services: the name under which address and key were kept with "talkgraph secrets".',
        zh: '用于兼容 OpenAI 的服务：通过“talkgraph secrets”保存地址和密钥时所用的名称。',
      },
    },
    address: {
      type: string,
      optional: true,
      default: 'http://127.0.0.1:18180',
      advanced: true,
      label: { en: 'Address of HeyGem TTS', zh: 'HeyGem TTS 地址' },
      tooltip: { en: 'Where the HeyGem voice service runs.', zh: 'HeyGem 语音服务的地址。' },
    },
    reference_audio: {
      type: string,
      optional: true,
      default: '',
      advanced: true,
      placeholder: { en: 'origin_audio/lecturer.wav', zh: 'origin_audio/lecturer.wav' },
      label: { en: 'Voice to imitate', zh: '参考录音' },
      tooltip: {
        en: "For HeyGem: a recording in the service's data folder.",
        zh: '用于 HeyGem：服务数据目录中的录音。',
      },
    },
    reference_text: {
      type: string,
      multiline: true,
      optional: true,
      default: '',
      advanced: true,
      label: { en: 'What is said there', zh: '参考录音的文字' },
      tooltip: {
        en: 'For HeyGem: the words of that recording. Empty: the service listens for itself.',
        zh: '用于 HeyGem：参考录音中说的话。留空时由服务自行识别。',
      },
    },
  },
  outputs: {
    AUDIO: { type: audio, label: { en: 'Speech', zh: '语音' } },
    ALIGNMENT: { type: alignment, label: { en: 'Times of words', zh: '词语时间' } },
    language: { type: string, name: 'language', label: { en: 'Language', zh: '语言' } },
  },
  resources: { cpu: 1 },
  // A model may be replaced under its name, and a profile may come to name another service.
  fingerprint: ({ engine, model, profile }, context) => {
    return context.use(speech).engineState({ engine: wordOf(engine), model: wordOf(model), profile: wordOf(profile) });
  },
  async run(inputs, context) {
    const { language, voice, voice_name: name, speed, engine, pitch, volume, model, profile, address } = inputs;
    const request = {
      // Tags such as [happy] are for the face, not for the voice.
      text: readScript(inputs.text).plain,
      ...{ language, engine, speed, pitch, volume, model, profile, address },
      voice: name || voice,
      referenceAudio: inputs.reference_audio,
      referenceText: inputs.reference_text,
      scratch: () => context.files.scratch(),
    };
    const spoken = await context.use(speech).speak(request, watchedSpeech(context));
    for (const remark of spoken.remarks) context.note(remark);
    return { AUDIO: spoken.clip, ALIGNMENT: spoken.alignment, language: spoken.language };
  },
});

/** Undefined where the word comes over a link. */
const wordOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);
