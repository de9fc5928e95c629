export { type AlignedText, type AlignTextRequest, alignText } from './align/align-text.js';
export { fitLimit, type TextFit } from './align/judge-fit.js';
export {
  type AlignedPhoneme,
  type AlignedWord,
  type AlignmentDocument,
  alignmentSchema,
} from './alignment-document.js';
export type {
  SpeechCall,
  SpeechRequest,
  SpeechSynthesizer,
  SpokenPart,
  SpokenText,
  VoiceChoice,
} from './contract.js';
export {
  alignmentNoSpeech,
  languageModelMissing,
  pocketsphinxMissing,
  recognitionLanguage,
  recognitionModelMissing,
  speechEngineUnknown,
  whisperModelMissing,
} from './errors.js';
export { type DetectedLanguage, detectTextLanguage } from './language/detect-text-language.js';
export { recognitionSampleRate, type SpeechRecognizer } from './recognition/contract.js';
export { identifyLanguage, type SpokenLanguage } from './recognition/identify-language.js';
export {
  createPocketsphinxRecognizer,
  findPocketsphinx,
} from './recognition/pocketsphinx/pocketsphinx-recognizer.js';
export { type RecognizedSpeech, recognizeSpeech } from './recognition/recognize-speech.js';
export { type LanguageListener, SherpaRecognizers } from './recognition/sherpa/sherpa-recognizers.js';
export { joinStretches } from './recognition/stretches-of.js';
export { checkWhisperModel } from './recognition/whisper/check-whisper-model.js';
export { createWhisperRecognizer, whisperModels } from './recognition/whisper/whisper-recognizer.js';
export {
  recogniseSherpaFolder,
  type SherpaFolder,
  tryRecognitionModel,
  tryVoiceModel,
} from './sherpa/recognise-folder.js';
export { denoise } from './sound/denoise.js';
export { type LoudnessPlan, limitedTo, mostGainDb, planLoudness, type RereadableSound } from './sound/plan-loudness.js';
export { measureRecording, type ReadableRecording, type RecordingFigures } from './sound/quality/measure-recording.js';
export { type RecordingRating, rateRecording, type Verdict } from './sound/quality/rate-recording.js';
export { rnnoiseSampleRate } from './sound/rnnoise.js';
export { type SpeechPartOptions, type SpeechStretch, speechParts } from './sound/vad/speech-parts.js';
export { speechProbabilities, vadFrame, vadSampleRate } from './sound/vad/speech-probabilities.js';
export { createEspeakSynthesizer } from './tts/espeak/espeak-synthesizer.js';
export { createHeygemSynthesizer } from './tts/heygem/heygem-synthesizer.js';
export { createOpenaiSynthesizer } from './tts/openai/openai-synthesizer.js';
export { SherpaVoices } from './tts/sherpa/sherpa-voices.js';
