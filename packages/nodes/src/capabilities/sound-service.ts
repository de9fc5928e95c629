import type { LocalizedText } from '@talkgraph/errors';
import type { Clip } from '@talkgraph/media';
import type { DocumentReference } from '../ports.js';

/** How a call is watched and stopped. */
export interface SoundCall {
  readonly signal?: AbortSignal;
  /** `stage` names what is done; `done` of `total` are seconds of sound. */
  readonly onProgress?: (progress: { readonly stage: string; readonly done: number; readonly total: number }) => void;
}

/** A stretch of a sound. */
export interface SoundPart {
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** What counts as a part of speech of its own; what is left out is as by default. */
export interface SpeechPartChoice {
  /** Probability of speech from which on there is speech; 0.5. */
  readonly threshold?: number;
  /** Shorter pauses do not part; 0.5 s. */
  readonly minPauseSeconds?: number;
  /** What is kept of the pauses on both sides; 0.15 s. */
  readonly paddingSeconds?: number;
  /** Longer parts are cut; no limit. */
  readonly maxSeconds?: number;
}

/** A sound at the loudness wanted. */
export interface NormalizedSound {
  /** A recipe: `volume`, or, where a limiter was needed, a computed sound. */
  readonly clip: Clip;
  /** LUFS; undefined for what is silent or shorter than 0.4 s. */
  readonly beforeLufs: number | undefined;
  readonly afterLufs: number | undefined;
  /** dBTP; undefined for digital silence. */
  readonly truePeakDb: number | undefined;
  readonly gainDb: number;
  readonly remarks: readonly LocalizedText[];
}

/** How good a recording of speech is. */
export interface AudioQualityFinding {
  /** 0 to 100. */
  readonly score: number;
  /** Decibels between speech and what is heard in the pauses; undefined without speech. */
  readonly snrDb: number | undefined;
  readonly loudnessLufs: number | undefined;
  /** Whether any speech was found. */
  readonly hasSpeech: boolean;
  readonly noisy: boolean;
  readonly clipped: boolean;
  readonly echoing: boolean;
  /** What a user should know or do, most important first; never empty. */
  readonly verdicts: readonly LocalizedText[];
  /** `talkgraph.audio-report/1`. */
  readonly report: DocumentReference;
}

/** The care of recordings of speech. */
export interface SoundService {
  /** Takes noise out of speech; strength 0 leaves it, 1 takes out all that is no speech. @throws CLIP_PARAMS, CANCELLED */
  denoise(clip: Clip, strength: number, call?: SoundCall): Promise<Clip>;
  /** Brings a sound to a loudness (EBU R 128), its true peaks below a ceiling. @throws CLIP_PARAMS, CANCELLED */
  normalize(
    clip: Clip,
    target: { readonly targetLufs: number; readonly ceilingDb: number },
    call?: SoundCall,
  ): Promise<NormalizedSound>;
  /** Where someone speaks, in order; empty where nobody does. @throws CLIP_PARAMS, CANCELLED */
  speechParts(clip: Clip, choice?: SpeechPartChoice, call?: SoundCall): Promise<readonly SoundPart[]>;
  /** Measures a recording. Silence, a single sample, and any number of channels are measured too. @throws CANCELLED */
  quality(clip: Clip, call?: SoundCall): Promise<AudioQualityFinding>;
}
