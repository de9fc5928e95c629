import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '@talkgraph/media';
import type { SpokenLanguage } from '@talkgraph/speech';
import type { DocumentReference } from '../ports.js';
import type { SoundCall } from './sound-service.js';

/** A recording that is to be written down, and by which means. */
export interface RecognizeRequest {
  readonly audio: Clip;
  /** BCP 47 tag, or `auto`: heard by the model, or seen from the text. */
  readonly language: string;
  /** `auto`, `sherpa`, `whisper` or `pocketsphinx`; the node offers the same. */
  readonly engine: string;
  /** Name of a folder or file below models/asr/; the first when empty. */
  readonly model: string;
  /** A folder for what is needed while the call lasts. */
  readonly scratch: () => Promise<string>;
}

/** A recording as text. */
export interface RecognizedFinding {
  readonly text: string;
  /** When each word is said, `talkgraph.alignment/1`. */
  readonly alignment: DocumentReference;
  /** BCP 47 tag. */
  readonly language: string;
  /** What listened: the name of a model, or PocketSphinx. */
  readonly recognizer: string;
  readonly remarks: readonly LocalizedText[];
}

/** Writes down what is said in recordings. Nothing leaves the machine; models stay loaded between calls. */
export interface RecognitionService {
  /**
   * @throws RECOGNITION_MODEL_MISSING, RECOGNITION_MODEL_UNCLEAR, RECOGNITION_MODEL_BROKEN, WHISPER_MODEL_MISSING,
   * POCKETSPHINX_MISSING, RECOGNITION_LANGUAGE, SPEECH_ENGINE_UNKNOWN, SPEECH_NOT_RECOGNIZED; CLIP_PARAMS; CANCELLED
   */
  recognize(request: RecognizeRequest, call?: SoundCall): Promise<RecognizedFinding>;
  /**
   * The languages spoken in a recording, by the first model in models/asr/ that tells languages.
   * @throws LANGUAGE_MODEL_MISSING, RECOGNITION_MODEL_BROKEN, SPEECH_NOT_RECOGNIZED; CLIP_PARAMS; CANCELLED
   */
  identifyLanguage(audio: Clip, call?: SoundCall): Promise<SpokenLanguage>;
  /** What models, with the state of their files, and programs could answer now, so that a result is made anew when another one is installed. */
  available(): Promise<readonly string[]>;
}
