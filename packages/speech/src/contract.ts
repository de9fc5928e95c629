import type { LocalizedText } from '@talkgraph/errors';
import type { AlignedPhoneme, AlignedWord } from './alignment-document.js';

/** A text that is to be spoken, and how. */
export interface SpeechRequest {
  /** Any length, any mixture of languages. */
  readonly text: string;
  /** BCP 47 tag of the text's main language: `zh-CN`, `en-US`. */
  readonly language: string;
  /**
   * The language was found from the text, so a sentence that is clearly in another one is spoken in that. Left out, only other
   * writing systems are.
   */
  readonly mixed?: boolean;
  /** One of the built-in choices of `voiceChoices`, or a name that the backend knows; the backend's own choice when left out. */
  readonly voice?: string;
  /** 1 is the voice's normal speed, 2 twice as fast; 0.5 to 2. */
  readonly speed: number;
  /** Semitones above (positive) or below the voice's own; −12 to 12. */
  readonly pitch: number;
  /** 1 leaves the loudness alone; 0 to 2. What would be louder than full scale is clipped. */
  readonly volume: number;
}

/** A stretch of spoken sound, and what is said in it. Times count from the beginning of the whole sound, in seconds. */
export interface SpokenPart {
  /** Mono, in −1..1. */
  readonly samples: Float32Array;
  readonly words: readonly AlignedWord[];
  readonly phonemes: readonly AlignedPhoneme[];
}

/** Speech as it is made. */
export interface SpokenText {
  readonly sampleRate: number;
  /** Whether the parts know their words and phonemes; otherwise these lists are empty. */
  readonly timed: boolean;
  /** To be read once. Memory does not grow with the length of the text. */
  readonly parts: AsyncIterable<SpokenPart>;
  /** What the user should know: a wish that the voice cannot fulfil. */
  readonly remarks: readonly LocalizedText[];
}

/** How a call is watched and stopped. */
export interface SpeechCall {
  readonly signal?: AbortSignal;
  /** How much of the work is done; of a text, in characters. */
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

/** A way of speaking. Every backend below tts/ passes `conformsToSynthesizer`. */
export interface SpeechSynthesizer {
  /** What the backend is called in workflows. */
  readonly name: string;
  /**
   * Begins to speak. Nothing leaves the machine unless the backend's own page says so.
   * @throws SPEECH_TEXT_EMPTY; SPEECH_VOICE_UNKNOWN; what the backend throws, here or while its parts are read; CANCELLED
   */
  speak(request: SpeechRequest, call?: SpeechCall): Promise<SpokenText>;
}

/** Voices that every backend has an answer to, so that a workflow need not name a backend's own. */
export const voiceChoices = ['woman', 'woman-2', 'man', 'man-2'] as const;
export type VoiceChoice = (typeof voiceChoices)[number];

/** Whether a voice is one of the built-in choices. */
export function isVoiceChoice(voice: string | undefined): voice is VoiceChoice {
  return voiceChoices.some((choice) => choice === voice);
}
