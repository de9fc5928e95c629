/** A part of a cue's text with a time of its own, for karaoke highlight. */
export interface CueWord {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** One subtitle: what is shown from when to when. */
export interface Cue {
  readonly startSeconds: number;
  /** Greater than `startSeconds`. */
  readonly endSeconds: number;
  /** Plain text; `\n` separates lines that the author wants apart. */
  readonly text: string;
  /** In order, inside the cue; together they are its text, spaces and punctuation included. */
  readonly words?: readonly CueWord[];
  /** Name of one of the document's styles (from ASS). */
  readonly style?: string;
}

/** Cues in the order of their start. */
export interface SubtitlesDocument {
  /** BCP 47 tag, where it is known. */
  readonly language?: string;
  readonly cues: readonly Cue[];
}

/** Schema and version of the stored document. */
export const subtitlesSchema = { schema: 'talkgraph.subtitles', version: 1 } as const;
