import {
  type AnyNodeDefinition,
  type InputSpec,
  isJsonObject,
  type Json,
  type NodeRegistry,
  portType,
} from '@talkgraph/engine';

/** What a server says of its nodes (`/object_info`), as far as widgets are concerned. */
export type ObjectInfo = Readonly<
  Record<
    string,
    {
      readonly input?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
      readonly input_order?: Readonly<Record<string, readonly string[]>>;
    }
  >
>;

/**
 * The nodes of a server, as `convertWorkflow` wants to know them: which inputs have widgets, in which order, and which of
 * them keep a word of the editor's besides. They cannot be run here.
 */
export function serverRegistry(info: ObjectInfo): NodeRegistry {
  const find = (type: string): AnyNodeDefinition | undefined => {
    const node = Object.hasOwn(info, type) ? info[type] : undefined;
    if (node === undefined) return undefined;
    const inputs = ['required', 'optional'].flatMap((group) => {
      const given = node.input?.[group] ?? {};
      const names = node.input_order?.[group] ?? Object.keys(given);
      return names.map((name) => [name, inputSpec(given[name] ?? null, group === 'optional')] as const);
    });
    return { ...unused, type, inputs: Object.fromEntries(inputs) };
  };
  return { find, definitions: [], packs: [], packOf: () => undefined };
}

const unused = {
  version: 1,
  label: { en: '', zh: '' },
  category: '',
  summary: { en: '', zh: '' },
  outputs: {},
  run: () => ({}),
};

/** `["INT", {…}]`, `[["a", "b"], {…}]`, `["COMBO", {"options": […]}]`. */
function inputSpec(config: Json, optional: boolean): InputSpec {
  const [type = '*', more] = Array.isArray(config) ? (config as readonly Json[]) : [];
  const options = isJsonObject(more) ? more : {};
  const choices = Array.isArray(type)
    ? type
    : type === 'COMBO' && Array.isArray(options.options)
      ? options.options
      : undefined;
  const uploads = ['image', 'video', 'audio', 'file'] as const;
  const upload = uploads.find((kind) => options[`${kind}_upload`] === true);
  const control = options.control_after_generate;
  return {
    type: choices ? { name: 'COMBO', choices: choices.map(String) } : portType(String(type)),
    ...(optional && { optional }),
    ...(upload && { upload }),
    ...(options.forceInput === true && { forceInput: true }),
    ...(typeof control === 'boolean' && { controlAfterGenerate: control }),
  };
}
