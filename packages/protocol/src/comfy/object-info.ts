import { type AnyNodeDefinition, type InputSpec, inputConfig } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** `[TYPE, options]`, or `[[choices], options]` for a combo. Limits may be bigint; write it with `jsonText`. */
export type InputConfig = readonly [string | readonly string[], Readonly<Record<string, unknown>>];

/** What only our own editor reads: names in both languages and what ComfyUI has no place for. */
export interface NodeExtras {
  readonly version: number;
  readonly pack: string;
  readonly label: LocalizedText;
  readonly summary: LocalizedText;
  readonly keywords: readonly string[];
  readonly inputs: Readonly<Record<string, InputExtras>>;
  /** `key`: the name `run` answers it under. */
  readonly outputs: readonly ({ readonly key: string } & InputExtras)[];
  readonly formerTypes: readonly string[];
  readonly deprecated?: { readonly use?: string; readonly text: LocalizedText };
}

export interface InputExtras {
  readonly label?: LocalizedText;
  readonly tooltip?: LocalizedText;
  readonly placeholder?: LocalizedText;
  readonly upload?: 'image' | 'audio' | 'video' | 'file';
  /** The kind of profile whose name the text is. */
  readonly profile?: string;
  /** The kind of model whose name the text is. */
  readonly model?: string;
  /** The text is a colour: `#rrggbb`. */
  readonly colour?: true;
  /** What choices are called, by choice. */
  readonly choiceLabels?: Readonly<Record<string, LocalizedText>>;
  /** Further types whose values an input takes. */
  readonly accepts?: readonly string[];
  /** The widget's first value is a suggestion only. */
  readonly mustBeGiven?: true;
}

/** One entry of `GET /object_info`, in ComfyUI's shape; `talkgraph` holds what goes beyond it. */
export interface ObjectInfo {
  readonly input: {
    readonly required: Readonly<Record<string, InputConfig>>;
    readonly optional?: Readonly<Record<string, InputConfig>>;
    /** What the engine fills in, by its kind; and inputs that are shown nowhere. */
    readonly hidden?: Readonly<Record<string, string | InputConfig>>;
  };
  readonly input_order: Readonly<Record<string, readonly string[]>>;
  readonly output: readonly string[];
  readonly output_is_list: readonly boolean[];
  readonly output_name: readonly string[];
  readonly output_tooltips?: readonly string[];
  readonly name: string;
  readonly display_name: string;
  readonly description: string;
  readonly python_module: string;
  readonly category: string;
  readonly output_node: boolean;
  readonly deprecated?: true;
  readonly experimental?: true;
  readonly talkgraph: NodeExtras;
}

/** Where a node type comes from, and what its file pickers offer. */
export interface NodeOrigin {
  readonly pack: string;
  /** Whether the pack lies in the user's custom_nodes folder. */
  readonly custom: boolean;
  /** Names of the files below inputs/ that a picker of this kind shows. */
  files(kind: 'image' | 'audio' | 'video' | 'file'): readonly string[];
}

/** Describes a node type to clients. */
export function objectInfo(definition: AnyNodeDefinition, origin: NodeOrigin): ObjectInfo {
  const inputs = Object.entries(definition.inputs);
  const required = inputs.filter(([, spec]) => !spec.optional);
  const optional = inputs.filter(([, spec]) => spec.optional && !spec.hidden);
  const unseen = inputs.filter(([, spec]) => spec.optional && spec.hidden);
  const configs = (entries: typeof inputs) =>
    Object.fromEntries(entries.map(([name, spec]) => [name, exactConfig(spec, origin)]));
  const names = (entries: readonly (readonly [string, unknown])[]) => entries.map(([name]) => name);
  const hidden = Object.entries({ ...definition.hidden, ...configs(unseen) });
  const outputs = Object.values(definition.outputs);
  return {
    input: {
      required: configs(required),
      ...(optional.length > 0 && { optional: configs(optional) }),
      ...(hidden.length > 0 && { hidden: Object.fromEntries(hidden) }),
    },
    input_order: {
      required: names(required),
      ...(optional.length > 0 && { optional: names(optional) }),
      ...(hidden.length > 0 && { hidden: names(hidden) }),
    },
    output: outputs.map(({ type }) => type.name),
    output_is_list: outputs.map(({ list }) => list === true),
    output_name: outputs.map(({ name, type }) => name ?? type.name),
    ...(outputs.some(({ tooltip }) => tooltip) && { output_tooltips: outputs.map(({ tooltip }) => tooltip?.en ?? '') }),
    name: definition.type,
    display_name: definition.label.en,
    description: definition.summary.en,
    python_module: origin.custom ? `custom_nodes.${origin.pack}` : 'nodes',
    category: definition.category,
    output_node: definition.outputNode === true,
    ...(definition.deprecated && { deprecated: true as const }),
    ...(definition.experimental && { experimental: true as const }),
    talkgraph: extras(definition, origin),
  };
}

/** The engine writes inputs too, as plain JSON; here limits keep all their digits, and pickers offer what there is. */
function exactConfig(spec: InputSpec, { files }: NodeOrigin): InputConfig {
  const [type, options] = inputConfig(spec) as unknown as InputConfig;
  const { min, max, upload } = spec;
  return [
    upload ? files(upload) : type,
    { ...options, ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
  ];
}

function extras(definition: AnyNodeDefinition, origin: NodeOrigin): NodeExtras {
  const inputExtras = ({
    label,
    tooltip,
    placeholder,
    upload,
    profile,
    model,
    colour,
    choiceLabels,
    type,
    mustBeGiven,
  }: InputSpec): InputExtras => ({
    ...(label && { label }),
    ...(tooltip && { tooltip }),
    ...(placeholder && { placeholder }),
    ...(upload && { upload }),
    ...(profile && { profile }),
    ...(model && { model }),
    ...(colour && { colour: true as const }),
    ...(choiceLabels && { choiceLabels }),
    ...(type.accepts && { accepts: type.accepts }),
    ...(mustBeGiven && { mustBeGiven: true as const }),
  });
  return {
    version: definition.version,
    pack: origin.pack,
    label: definition.label,
    summary: definition.summary,
    keywords: definition.keywords ?? [],
    inputs: Object.fromEntries(Object.entries(definition.inputs).map(([name, spec]) => [name, inputExtras(spec)])),
    outputs: Object.entries(definition.outputs).map(([key, { label, tooltip }]) => ({
      key,
      ...(label && { label }),
      ...(tooltip && { tooltip }),
    })),
    formerTypes: definition.formerTypes ?? [],
    ...(definition.deprecated && { deprecated: definition.deprecated }),
  };
}
