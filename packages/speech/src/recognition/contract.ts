/** A stretch of speech: mono at 16 kHz, in −1..1. */
export interface SpeechSound {
  readonly samples: Float32Array;
  /** BCP 47 tag; `auto` where it is not known. */
  readonly language: string;
}

/** A word with its time in the stretch. */
export interface HeardWord {
  /** As it stands in the text. */
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What a recogniser heard. */
export interface HeardSpeech {
  /** With punctuation, where the recogniser knows any; empty where nothing was understood. */
  readonly text: string;
  /** In order, each found in the text after the one before it; undefined where the recogniser knows no times. */
  readonly words: readonly HeardWord[] | undefined;
  /** BCP 47 tag of the language heard, where the recogniser tells. */
  readonly language?: string;
}

/** A way of turning speech into text. Every backend below recognition/ passes `conformsToRecognizer`. */
export interface SpeechRecognizer {
  /** What it is called in workflows and messages. */
  readonly name: string;
  /** Longer stretches are cut before they are handed over. */
  readonly longestSeconds: number;
  /** @throws CANCELLED, SPEECH_NOT_RECOGNIZED */
  recognize(sound: SpeechSound, signal?: AbortSignal): Promise<HeardSpeech>;
}

/** Samples per second of the sound that recognisers get. */
export const recognitionSampleRate = 16_000;
