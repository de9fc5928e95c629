import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '@talkgraph/media';
import type { DetectedLanguage } from '@talkgraph/speech';
import type { DocumentReference } from '../ports.js';

/** How a call is watched and stopped. */
export interface SpeechServiceCall {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly stage: string; readonly done: number; readonly total: number }) => void;
}

/** A text that is to be spoken, and by whom. */
export interface SpeakTextRequest {
  readonly text: string;
  /** BCP 47 tag, or `auto`: found from the text. */
  readonly language: string;
  /** `espeak`, `sherpa`, `heygem` or `openai`; the node offers the same. */
  readonly engine: string;
  /** One of the choices every engine knows (`woman`, `man-2`…) or a name of the engine's own. */
  readonly voice: string;
  /** 0.5 to 2. */
  readonly speed: number;
  /** Semitones, −12 to 12. */
  readonly pitch: number;
  /** 0 to 2. */
  readonly volume: number;
  /** Folder below models/tts/, or what a service calls its model; the engine's own choice when empty. */
  readonly model: string;
  /** Address of HeyGem's voice service. */
  readonly address: string;
  /** Name of a profile of kind `openai`, which holds address and key. */
  readonly profile: string;
  /** For engines that imitate a voice: a recording of it, as the service names it, and what is said there. */
  readonly referenceAudio: string;
  readonly referenceText: string;
  /** A folder for what is needed while the call lasts. */
  readonly scratch: () => Promise<string>;
}

/** A text as sound. */
export interface SpokenFinding {
  readonly clip: Clip;
  /** When each word and phoneme is said, `talkgraph.alignment/1`. */
  readonly alignment: DocumentReference;
  /** The language it was spoken in. */
  readonly language: string;
  readonly remarks: readonly LocalizedText[];
}

/** When the words of a text are said in a recording. */
export interface AlignmentFinding {
  /** `talkgraph.alignment/1`. */
  readonly alignment: DocumentReference;
  readonly language: string;
  /** From 0 (something else is said) to 1. */
  readonly confidence: number;
  readonly remarks: readonly LocalizedText[];
}

/** Speaks texts, and finds texts in recordings. Models stay loaded between calls. */
export interface SpeechService {
  /**
   * Nothing leaves the machine with `espeak` and `sherpa`; `heygem` and `openai` send the text to the service named.
   * @throws SPEECH_TEXT_EMPTY, SPEECH_VOICE_UNKNOWN, SPEECH_ENGINE_UNKNOWN; SPEECH_MODEL_MISSING and the like;
   * SPEECH_SERVICE_UNREACHABLE and the like; SECRETS_PROFILE_MISSING; CANCELLED
   */
  speak(request: SpeakTextRequest, call?: SpeechServiceCall): Promise<SpokenFinding>;
  /** @throws ALIGNMENT_NO_SPEECH, SPEECH_TEXT_EMPTY, SPEECH_VOICE_UNKNOWN, CLIP_PARAMS for a clip without sound; CANCELLED */
  align(
    request: { readonly audio: Clip; readonly text: string; readonly language: string },
    call?: SpeechServiceCall,
  ): Promise<AlignmentFinding>;
  /**
   * Stands for what a request does not say: the files of a voice model, the address behind a profile. What is undefined is
   * not known yet, so everything counts that it could be.
   */
  engineState(choice: {
    readonly engine: string | undefined;
    readonly model: string | undefined;
    readonly profile: string | undefined;
  }): Promise<string>;
  detectLanguage(text: string): Promise<DetectedLanguage>;
}
