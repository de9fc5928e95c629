import { defineError } from '@talkgraph/errors';

export const sherpaUnavailable = defineError(
  'SHERPA_UNAVAILABLE',
  'operational',
  (d: { readonly platform: string }) => ({
    en: `sherpa-onnx could not be loaded on ${d.platform}. Run "npm ci" again; if it stays, choose another engine.`,
    zh: `无法在 ${d.platform} 上加载 sherpa-onnx。请重新执行“npm ci”；若仍出现，请改用其他引擎。`,
  }),
);

export const speechTextEmpty = defineError('SPEECH_TEXT_EMPTY', 'user', () => ({
  en: 'There is no text to speak: it holds no letter and no digit. Write at least one word.',
  zh: '没有可朗读的文字：其中不含任何文字或数字。请至少填写一个词。',
}));

export const speechVoiceUnknown = defineError(
  'SPEECH_VOICE_UNKNOWN',
  'user',
  (d: { readonly engine: string; readonly voice: string }) => ({
    en: `${d.engine} has no voice "${d.voice}". Clear the voice name to use the default voice, or correct it.`,
    zh: `${d.engine} 没有名为“${d.voice}”的声音。请清空声音名称以使用默认声音，或改正名称。`,
  }),
);

export const speechEngineUnknown = defineError('SPEECH_ENGINE_UNKNOWN', 'user', (d: { readonly engine: string }) => ({
  en: `There is no speech engine "${d.engine}". Choose one that the node offers.`,
  zh: `没有名为“${d.engine}”的语音引擎。请选择节点提供的引擎。`,
}));

export const speechEngineFailed = defineError(
  'SPEECH_ENGINE_FAILED',
  'operational',
  (d: { readonly engine: string }) => ({
    en: `${d.engine} could not be started. Run again; if it stays, reinstall with "npm ci".`,
    zh: `无法启动 ${d.engine}。请重新运行；若仍出现，请用“npm ci”重新安装。`,
  }),
);

export const speechModelMissing = defineError(
  'SPEECH_MODEL_MISSING',
  'user',
  (d: { readonly folder: string; readonly name: string; readonly there: readonly string[] }) => ({
    en: `No voice model ${d.name ? `"${d.name}" ` : ''}lies in ${d.folder}${d.there.length > 0 ? ` (there: ${d.there.join(', ')})` : ''}. Fetch one from https://github.com/k2-fsa/sherpa-onnx/releases/tag/tts-models (for Chinese and English for example kokoro-multi-lang-v1_1), unpack it and put its folder there; or choose the built-in engine.`,
    zh: `${d.folder} 中没有语音模型${d.name ? `“${d.name}”` : ''}${d.there.length > 0 ? `（已有：${d.there.join('、')}）` : ''}。请从 https://github.com/k2-fsa/sherpa-onnx/releases/tag/tts-models 下载模型（中英文可用 kokoro-multi-lang-v1_1），解压后把文件夹放到该位置；或改用内置引擎。`,
  }),
);

export const speechModelUnclear = defineError(
  'SPEECH_MODEL_UNCLEAR',
  'user',
  (d: { readonly folder: string; readonly missing: string }) => ({
    en: `The folder ${d.folder} does not hold a complete voice model: ${d.missing} is missing. Unpack the model again, with all its files.`,
    zh: `文件夹 ${d.folder} 中的语音模型不完整：缺少 ${d.missing}。请重新解压模型，保留其全部文件。`,
  }),
);

export const speechModelForeign = defineError('SPEECH_MODEL_FOREIGN', 'user', (d: { readonly folder: string }) => ({
  en: `The model in ${d.folder} was not prepared for sherpa-onnx: its notes do not say the sample rate. Fetch it from https://github.com/k2-fsa/sherpa-onnx/releases/tag/tts-models instead.`,
  zh: `${d.folder} 中的模型不是为 sherpa-onnx 准备的：其中没有采样率信息。请改从 https://github.com/k2-fsa/sherpa-onnx/releases/tag/tts-models 下载。`,
}));

export const speechModelBroken = defineError('SPEECH_MODEL_BROKEN', 'user', (d: { readonly folder: string }) => ({
  en: `The voice model in ${d.folder} cannot be loaded: a file is damaged or not of a kind that sherpa-onnx knows. Unpack it again.`,
  zh: `无法加载 ${d.folder} 中的语音模型：文件已损坏，或不是 sherpa-onnx 支持的类型。请重新解压。`,
}));

export const speechServiceUnreachable = defineError(
  'SPEECH_SERVICE_UNREACHABLE',
  'operational',
  (d: { readonly service: string; readonly address: string; readonly reason: string }) => ({
    en: `${d.service} cannot be reached at ${d.address} (${d.reason}). Check that it runs and that the address is right.`,
    zh: `无法连接 ${d.address} 的 ${d.service}（${d.reason}）。请确认服务已启动且地址正确。`,
  }),
);

export const speechServiceRefused = defineError(
  'SPEECH_SERVICE_REFUSED',
  'user',
  (d: { readonly service: string; readonly address: string; readonly status: number; readonly said: string }) => ({
    en: `${d.service} at ${d.address} refused the text (status ${d.status}: ${d.said}). Check the key, the model and the voice.`,
    zh: `${d.address} 的 ${d.service} 拒绝了请求（状态 ${d.status}：${d.said}）。请检查密钥、模型和声音。`,
  }),
);

export const speechServiceBusy = defineError(
  'SPEECH_SERVICE_BUSY',
  'operational',
  (d: { readonly service: string; readonly address: string; readonly status: number; readonly said: string }) => ({
    en: `${d.service} at ${d.address} failed several times (status ${d.status}: ${d.said}). Run again later.`,
    zh: `${d.address} 的 ${d.service} 多次失败（状态 ${d.status}：${d.said}）。请稍后重新运行。`,
  }),
);

export const speechServiceAnswer = defineError(
  'SPEECH_SERVICE_ANSWER',
  'operational',
  (d: { readonly service: string; readonly address: string; readonly reason: string }) => ({
    en: `${d.service} at ${d.address} did not answer with sound (${d.reason}). Check that the address is that of a speech service.`,
    zh: `${d.address} 的 ${d.service} 没有返回声音（${d.reason}）。请确认该地址是语音服务。`,
  }),
);

export const speechReferenceMissing = defineError('SPEECH_REFERENCE_MISSING', 'user', () => ({
  en: "HeyGem's voice service needs a recording of the voice to imitate. Enter its name in the service's data folder, such as origin_audio/lecturer.wav.",
  zh: 'HeyGem 语音服务需要一段参考录音。请填写它在服务数据目录中的名称，例如 origin_audio/lecturer.wav。',
}));

export const alignmentNoSpeech = defineError('ALIGNMENT_NO_SPEECH', 'user', () => ({
  en: 'Nothing is spoken in this recording, so no text can be aligned to it. Choose a recording of someone speaking.',
  zh: '这段录音中没有人说话，无法与文本对齐。请选择有人说话的录音。',
}));

export const speechServiceAddress = defineError(
  'SPEECH_SERVICE_ADDRESS',
  'user',
  (d: { readonly address: string }) => ({
    en: `"${d.address}" is not the address of a speech service. Enter one that begins with http:// or https://.`,
    zh: `“${d.address}”不是语音服务的地址。请填写以 http:// 或 https:// 开头的地址。`,
  }),
);

/** Where recognition models are fetched, and which one suits whom. */
const recognitionModels = 'https://github.com/k2-fsa/sherpa-onnx/releases/tag/asr-models';

export const recognitionModelMissing = defineError(
  'RECOGNITION_MODEL_MISSING',
  'user',
  (d: { readonly folder: string; readonly name: string; readonly there: readonly string[] }) => ({
    en: `No recognition model ${d.name ? `"${d.name}" ` : ''}lies in ${d.folder}${d.there.length > 0 ? ` (there: ${d.there.join(', ')})` : ''}. Fetch sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17 (Chinese, English, Japanese, Korean, Cantonese) or sherpa-onnx-whisper-small (other languages) from ${recognitionModels}, unpack it and put its folder there. For English only, "apt install pocketsphinx pocketsphinx-en-us" will do.`,
    zh: `${d.folder} 中没有语音识别模型${d.name ? `“${d.name}”` : ''}${d.there.length > 0 ? `（已有：${d.there.join('、')}）` : ''}。请从 ${recognitionModels} 下载 sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17（中、英、日、韩、粤语）或 sherpa-onnx-whisper-small（其他语言），解压后把文件夹放到该位置。若只识别英文，也可执行“apt install pocketsphinx pocketsphinx-en-us”。`,
  }),
);

export const languageModelMissing = defineError(
  'LANGUAGE_MODEL_MISSING',
  'user',
  (d: { readonly folder: string; readonly there: readonly string[] }) => ({
    en: `No model that tells languages by ear lies in ${d.folder}${d.there.length > 0 ? ` (there: ${d.there.join(', ')})` : ''}. Fetch sherpa-onnx-whisper-tiny (about a hundred languages) from ${recognitionModels}, unpack it and put its folder there. For Chinese, Cantonese, English, Japanese and Korean, sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17 will do as well, and recognises speech too.`,
    zh: `${d.folder} 中没有可以听辨语种的模型${d.there.length > 0 ? `（已有：${d.there.join('、')}）` : ''}。请从 ${recognitionModels} 下载 sherpa-onnx-whisper-tiny（约一百种语言），解压后把文件夹放到该位置。若只需区分中文、粤语、英语、日语和韩语，也可使用 sherpa-onnx-sense-voice-zh-en-ja-ko-yue-2024-07-17，它同时可用于语音识别。`,
  }),
);

export const recognitionModelUnclear = defineError(
  'RECOGNITION_MODEL_UNCLEAR',
  'user',
  (d: { readonly folder: string; readonly missing: string }) => ({
    en: `The folder ${d.folder} does not hold a complete recognition model: ${d.missing} is missing. Unpack the model again, with all its files.`,
    zh: `文件夹 ${d.folder} 中的语音识别模型不完整：缺少 ${d.missing}。请重新解压模型，保留其全部文件。`,
  }),
);

export const recognitionModelBroken = defineError(
  'RECOGNITION_MODEL_BROKEN',
  'user',
  (d: { readonly folder: string }) => ({
    en: `The recognition model in ${d.folder} cannot be loaded: a file is damaged or not of a kind that sherpa-onnx or whisper.cpp knows. Fetch it again.`,
    zh: `无法加载 ${d.folder} 中的语音识别模型：文件已损坏，或不是 sherpa-onnx、whisper.cpp 支持的类型。请重新下载。`,
  }),
);

export const pocketsphinxMissing = defineError('POCKETSPHINX_MISSING', 'user', () => ({
  en: 'PocketSphinx is not installed on this machine. Type "apt install pocketsphinx pocketsphinx-en-us", or choose another engine.',
  zh: '本机没有安装 PocketSphinx。请执行“apt install pocketsphinx pocketsphinx-en-us”，或改用其他引擎。',
}));

export const whisperModelMissing = defineError(
  'WHISPER_MODEL_MISSING',
  'user',
  (d: { readonly folder: string; readonly name: string }) => ({
    en: `No whisper.cpp model ${d.name ? `"${d.name}" ` : ''}lies in ${d.folder}. Fetch ggml-small.bin from https://huggingface.co/ggerganov/whisper.cpp and put it there, or choose another engine.`,
    zh: `${d.folder} 中没有 whisper.cpp 模型${d.name ? `“${d.name}”` : ''}。请从 https://huggingface.co/ggerganov/whisper.cpp 下载 ggml-small.bin 放到该位置，或改用其他引擎。`,
  }),
);

export const recognitionLanguage = defineError(
  'RECOGNITION_LANGUAGE',
  'user',
  (d: { readonly recognizer: string; readonly language: string }) => ({
    en: `${d.recognizer} understands English only, not "${d.language}". Choose English, or put a model for the language into models/asr.`,
    zh: `${d.recognizer} 只能识别英文，不能识别“${d.language}”。请选择英文，或将该语言的模型放入 models/asr。`,
  }),
);

export const speechNotRecognized = defineError(
  'SPEECH_NOT_RECOGNIZED',
  'operational',
  (d: { readonly recognizer: string; readonly reason: string }) => ({
    en: `${d.recognizer} failed while it listened${d.reason ? ` (${d.reason})` : ''}. Run again; if it stays, choose another engine or model.`,
    zh: `${d.recognizer} 在识别时出错${d.reason ? `（${d.reason}）` : ''}。请重新运行；若仍出现，请更换引擎或模型。`,
  }),
);
