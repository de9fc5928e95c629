import { access } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { InputSpec, JsonObject, NodeRegistry } from '@talkgraph/engine';
import { LosslessNumber } from 'lossless-json';
import { settingInputUnknown, settingNodeUnknown, settingValueInvalid } from '../errors.js';
import type { Setting } from './setting.js';

/** A node of an API-format prompt, as it stands in the file. */
interface WrittenNode {
  readonly class_type?: unknown;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly _meta?: { readonly title?: unknown };
}

/** Puts a file of the user's where workflows find it, and answers the name to use in the workflow. */
export type ImportFile = (path: string) => Promise<string>;

/**
 * Sets inputs of an API-format prompt. Values take the type the input declares; for inputs that name a file below
 * inputs/, a file that exists here is put there first, so that `--set 3.audio=../voice.wav` does what it says.
 * @throws SETTING_NODE_UNKNOWN, SETTING_INPUT_UNKNOWN, SETTING_VALUE_INVALID
 */
export async function applySettings(
  prompt: JsonObject,
  settings: readonly Setting[],
  { registry, folder, importFile }: { registry: NodeRegistry; folder: string; importFile: ImportFile },
): Promise<JsonObject> {
  const changed: Record<string, unknown> = { ...prompt };
  for (const setting of settings) {
    const id = findNode(changed, setting.node);
    const node = changed[id] as WrittenNode;
    const type = String(node.class_type);
    const spec = registry.find(type)?.inputs[setting.input];
    if (!spec && node.inputs?.[setting.input] === undefined) throw settingInputUnknown({ ...setting, type });
    const value = await readValue(setting, spec, folder, importFile);
    changed[id] = { ...node, inputs: { ...node.inputs, [setting.input]: value } };
  }
  return changed as JsonObject;
}

/** The id of the node that a user names by id, type or title. @throws SETTING_NODE_UNKNOWN */
export function findNode(prompt: Readonly<Record<string, unknown>>, named: string): string {
  if (Object.hasOwn(prompt, named)) return named;
  const matches = Object.entries(prompt).filter(([, node]) => {
    const { class_type, _meta } = (node ?? {}) as WrittenNode;
    return class_type === named || _meta?.title === named;
  });
  if (matches.length === 1 && matches[0]) return matches[0][0];
  throw settingNodeUnknown({ node: named, count: matches.length });
}

async function readValue(
  { node, input, value }: Setting,
  spec: InputSpec | undefined,
  folder: string,
  importFile: ImportFile,
): Promise<unknown> {
  if (spec?.upload) {
    const path = resolve(folder, value);
    const exists = await access(path).then(
      () => true,
      () => false,
    );
    return exists ? importFile(path) : value;
  }
  const type = spec?.type.name;
  if (type === 'BOOLEAN') {
    if (value === 'true' || value === 'false') return value === 'true';
    throw settingValueInvalid({ node, input, value, type });
  }
  if (type === 'INT' || type === 'FLOAT') {
    const pattern = type === 'INT' ? /^[+-]?\d+$/ : /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
    if (!pattern.test(value)) throw settingValueInvalid({ node, input, value, type });
    return type === 'INT' ? new LosslessNumber(String(BigInt(value.replace('+', '')))) : Number(value);
  }
  return value;
}
