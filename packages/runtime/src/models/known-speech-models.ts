import type { KnownModel } from './known-models.js';
import { modelLicences } from './model-licences.js';

const sherpaVoices = 'https://github.com/k2-fsa/sherpa-onnx/releases/tag/tts-models';
const sherpaRecognizers = 'https://github.com/k2-fsa/sherpa-onnx/releases/tag/asr-models';
const whisperCpp = 'https://huggingface.co/ggerganov/whisper.cpp/tree/main';

/** Voices, as sherpa-onnx packs them: unpack the archive, and the folder is the model. */
export const voiceModels: readonly KnownModel[] = [
  {
    kind: 'tts',
    name: 'kokoro-multi-lang-v1_1',
    alias: ['kokoro-int8-multi-lang-v1_1'],
    summary: {
      en: 'Kokoro: Chinese and English mixed, 103 voices, very natural. The usual choice.',
      zh: 'Kokoro：中英混读，103 种声音，非常自然。通常选它。',
    },
    licence: modelLicences.apache,
    commercial: 'yes',
    source: sherpaVoices,
  },
  {
    kind: 'tts',
    name: 'vits-piper-zh_CN-huayan-medium',
    summary: { en: 'Piper, Chinese, one female voice: small and quick.', zh: 'Piper 中文女声：体积小、速度快。' },
    licence: modelLicences.piper,
    commercial: 'unclear',
    source: sherpaVoices,
    megabytes: 63,
  },
  {
    kind: 'tts',
    name: 'matcha-icefall-zh-baker',
    summary: {
      en: 'Matcha, Chinese, one female voice. Put a vocoder (vocos-22khz-univ.onnx) into its folder as well.',
      zh: 'Matcha 中文女声。还需将声码器 vocos-22khz-univ.onnx 放入同一文件夹。',
    },
    licence: modelLicences.bakerCorpus,
    commercial: 'unclear',
    source: sherpaVoices,
  },
  {
    kind: 'tts',
    name: 'matcha-icefall-en_US-ljspeech',
    summary: {
      en: 'Matcha, American English, one female voice. Needs the vocoder vocos-22khz-univ.onnx in its folder too.',
      zh: 'Matcha 美式英语女声。同样需要声码器 vocos-22khz-univ.onnx。',
    },
    licence: modelLicences.notStated,
    commercial: 'unclear',
    source: sherpaVoices,
    megabytes: 122,
  },
];

/** Recognisers: those of sherpa-onnx are folders, those of whisper.cpp files. */
export const recognitionModels: readonly KnownModel[] = [
  {
    kind: 'asr',
    name: 'sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17',
    alias: ['sherpa-onnx-sense-voice-zh-en-ja-ko-yue-int8-2024-07-17'],
    summary: {
      en: 'SenseVoice: Mandarin, Cantonese, English, Japanese, Korean; quick, with punctuation. Also tells the language.',
      zh: 'SenseVoice：普通话、粤语、英、日、韩；速度快、带标点，也可用于语种识别。',
    },
    licence: modelLicences.funAsr,
    commercial: 'unclear',
    source: sherpaRecognizers,
    megabytes: 240,
  },
  {
    kind: 'asr',
    name: 'sherpa-onnx-paraformer-zh-2023-09-14',
    alias: ['sherpa-onnx-paraformer-zh-2023-03-28', 'sherpa-onnx-paraformer-zh-2024-03-09'],
    summary: { en: 'Paraformer: Chinese with the time of each word.', zh: 'Paraformer：中文识别，带词级时间。' },
    licence: modelLicences.funAsr,
    commercial: 'unclear',
    source: sherpaRecognizers,
  },
  {
    kind: 'asr',
    name: 'sherpa-onnx-whisper-base',
    alias: ['sherpa-onnx-whisper-tiny', 'sherpa-onnx-whisper-small', 'sherpa-onnx-whisper-medium'],
    summary: {
      en: 'Whisper for sherpa-onnx: almost a hundred languages. Tells which language is spoken.',
      zh: 'sherpa-onnx 版 Whisper：近百种语言，可用于语种识别。',
    },
    licence: modelLicences.mit,
    commercial: 'yes',
    source: sherpaRecognizers,
  },
  {
    kind: 'asr',
    name: 'ggml-small.bin',
    alias: ['ggml-tiny.bin', 'ggml-base.bin', 'ggml-medium.bin', 'ggml-large-v3.bin'],
    summary: {
      en: 'Whisper for whisper.cpp, one file. Tells no times of words; they are found by aligning.',
      zh: 'whisper.cpp 版 Whisper，单个文件。不提供词级时间，由对齐得到。',
    },
    licence: modelLicences.mit,
    commercial: 'yes',
    source: whisperCpp,
    megabytes: 488,
  },
  {
    kind: 'asr',
    name: 'ggml-large-v3-turbo-q5_0.bin',
    alias: ['ggml-large-v3-turbo.bin', 'ggml-large-v3-turbo-q8_0.bin'],
    summary: {
      en: 'The best Whisper for whisper.cpp that a laptop can run, shortened to 5 bits.',
      zh: '普通电脑可运行的最佳 whisper.cpp 模型，5 位量化。',
    },
    licence: modelLicences.mit,
    commercial: 'yes',
    source: whisperCpp,
    megabytes: 574,
  },
];
