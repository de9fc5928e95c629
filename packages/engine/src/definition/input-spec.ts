import type { LocalizedText } from '@talkgraph/errors';
import type { Json } from '../json.js';
import type { PortType } from './port-type.js';

/** One input of a node: its type, whether it may be left out, and how its widget looks. */
export interface InputSpec<T = unknown> {
  readonly type: PortType<T>;
  readonly label?: LocalizedText;
  readonly tooltip?: LocalizedText;
  /** What the choices of a COMBO are called, by choice; those without are shown as they are. */
  readonly choiceLabels?: Readonly<Record<string, LocalizedText>>;
  /** May be left out; it then arrives as `default`, or as undefined. */
  readonly optional?: boolean;
  /** Filled in where an input is left out, also for required ones unless `mustBeGiven`. */
  readonly default?: Json;
  /** The widget's preset is only a suggestion: leaving the input out is a mistake all the same, as in ComfyUI. */
  readonly mustBeGiven?: boolean;
  /** Limits, both included. Text limits such as 2^64-1 are written as bigint, and shown exactly. */
  readonly min?: number | bigint;
  readonly max?: number | bigint;
  readonly step?: number;
  readonly multiline?: boolean;
  readonly placeholder?: LocalizedText;
  /** Shown only when the user opens the advanced part. */
  readonly advanced?: boolean;
  /** A widget type that shall be a socket only. */
  readonly forceInput?: boolean;
  /** Optional and shown nowhere: only prompts and expansions give it. */
  readonly hidden?: boolean;
  /** Evaluated only when `checkLazy` asks for it. */
  readonly lazy?: boolean;
  /**
   * Arrives as `[node id, output index]`, not as the value; the link is a dependency all the same, unless it is lazy too:
   * then what it leads to is not run.
   */
  readonly rawLink?: boolean;
  /** The widget picks a file below inputs/ and offers to upload one. */
  readonly upload?: 'image' | 'audio' | 'video' | 'file';
  /** The text is the name of a profile of this kind, which the widget offers: `s3`, `smtp`… */
  readonly profile?: string;
  /** The text is the name of a model of this kind, which the widget offers: `tts`, `face-enhance`… It may be written, too. */
  readonly model?: string;
  /** The text is a colour, `#rrggbb`, which the widget offers to pick. */
  readonly colour?: boolean;
  /** Offer to change the value after each run, as seeds do. */
  readonly controlAfterGenerate?: boolean;
}

/** One output of a node. */
export interface OutputSpec<T = unknown> {
  readonly type: PortType<T>;
  /** The name on the wire; the type's name where none is given. */
  readonly name?: string;
  readonly label?: LocalizedText;
  readonly tooltip?: LocalizedText;
  /** `run` answers a list here, each item of which is a value of its own for what follows. */
  readonly list?: boolean;
}

/**
 * Values that the engine itself fills in: the submitted prompt, a view of the live graph, the workflow that came with the
 * prompt, the node's own id.
 */
export type HiddenKind = 'PROMPT' | 'DYNPROMPT' | 'EXTRA_PNGINFO' | 'UNIQUE_ID';
