/** A part of a cue's text with a time of its own, for karaoke highlight. */
export interface CueWord {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** Where a cue stands when it is not where the style puts it. */
export interface CuePlace {
  readonly vertical: 'top' | 'middle' | 'bottom';
  readonly horizontal: 'left' | 'center' | 'right';
  /** The point that the cue is anchored to by the two above, as shares of the picture's width and height. */
  readonly x?: number;
  readonly y?: number;
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
  readonly place?: CuePlace;
}

/** What a style of an ASS file says; what is left out is as the renderer likes. Lengths are shares of the picture's height. */
export interface CueStyle {
  readonly name: string;
  readonly font?: string;
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  /** `#rrggbb`, and `#rrggbbaa` where it is not opaque. */
  readonly colour?: string;
  /** What `\k` karaoke is drawn in before a word is sung. */
  readonly waitingColour?: string;
  readonly outlineColour?: string;
  readonly outline?: number;
  readonly boxColour?: string;
  readonly shadow?: number;
  readonly place?: CuePlace;
  readonly margin?: number;
}

/** Cues in the order of their start. */
export interface SubtitlesDocument {
  /** BCP 47 tag, where it is known. */
  readonly language?: string;
  readonly cues: readonly Cue[];
  /** Styles that cues name. */
  readonly styles?: readonly CueStyle[];
}

/** Schema and version of the stored document. */
export const subtitlesSchema = { schema: 'talkgraph.subtitles', version: 1 } as const;
