import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** How an input is set by hand; undefined for inputs that only a link can feed. */
export type Widget =
  | { readonly kind: 'int' | 'float'; readonly min?: number; readonly max?: number; readonly step?: number }
  | {
      readonly kind: 'text';
      readonly multiline: boolean;
      readonly placeholder?: LocalizedText;
      /** The text is the name of a profile of this kind: `s3`, `smtp`… */
      readonly profile?: string;
      /** The text is the name of a model of this kind: `tts`, `face-enhance`… */
      readonly model?: string;
      /** The text is a colour: `#rrggbb`. */
      readonly colour?: boolean;
    }
  | { readonly kind: 'switch' }
  | {
      readonly kind: 'choice';
      readonly choices: readonly Json[];
      /** What choices are called, by choice as text; those without are shown as they are. */
      readonly labels?: Readonly<Record<string, LocalizedText>>;
    }
  /** A choice of a file below inputs/, which can also be uploaded. `choices` are the files there now. */
  | {
      readonly kind: 'file';
      readonly media: 'image' | 'audio' | 'video' | 'file';
      readonly choices: readonly string[];
    };

/** An input of a node type. */
export interface InputPort {
  readonly name: string;
  /** The type's name on the wire; `COMBO` for choices. */
  readonly type: string;
  /** Further types whose values it takes. */
  readonly accepts: readonly string[];
  readonly label: LocalizedText;
  readonly tooltip?: LocalizedText;
  readonly optional: boolean;
  readonly advanced: boolean;
  readonly widget?: Widget;
  /** The widget's first value. */
  readonly preset?: Json;
  /** A seed: offers to change the value after each run (`control_after_generate`). */
  readonly changesAfterRun: boolean;
}

/** An output of a node type. Its place in the list is its slot on the wire. */
export interface OutputPort {
  /** The name on the wire (`output_name`). */
  readonly name: string;
  readonly type: string;
  readonly label: LocalizedText;
  readonly tooltip?: LocalizedText;
  readonly list: boolean;
}

/** A node type as the editor draws it. */
export interface NodeType {
  readonly type: string;
  readonly version: number;
  readonly label: LocalizedText;
  readonly summary: LocalizedText;
  /** `video/edit`: a path. */
  readonly category: string;
  readonly keywords: readonly string[];
  /** In the order of declaration: required ones first, then optional ones. */
  readonly inputs: readonly InputPort[];
  readonly outputs: readonly OutputPort[];
  /** Whether runs are made for its sake: it saves or shows something. */
  readonly isOutput: boolean;
  readonly deprecated: boolean;
  readonly experimental: boolean;
  readonly pack: string;
  readonly formerTypes: readonly string[];
}

/** Every node type of the server, by type. */
export type Catalogue = ReadonlyMap<string, NodeType>;
