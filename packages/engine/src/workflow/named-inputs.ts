import type { LocalizedText } from '@talkgraph/errors';
import { inputFileMissing, inputValueInvalid } from '../errors.js';
import { coerceConstant } from '../graph/coerce-constant.js';
import { isJsonObject, type Json, type JsonObject } from '../json.js';

/** What a form has to know of an input; a node definition's `InputSpec` fits. */
export interface InputFacts {
  readonly type: { readonly name: string; readonly choices?: readonly Json[] };
  readonly label?: LocalizedText;
  /** It names a file below inputs/. */
  readonly upload?: 'image' | 'audio' | 'video' | 'file';
  readonly optional?: boolean;
  readonly min?: number | bigint;
  readonly max?: number | bigint;
}

/** What a form has to know of a node type; a `NodeDefinition` fits. */
export interface NodeFacts {
  readonly label?: LocalizedText;
  readonly inputs: Readonly<Record<string, InputFacts>>;
}

/** An input that is set from outside for each run of a workflow: by a form, a row of a table, the command line. */
export interface NamedInput {
  /** Unique in the workflow. */
  readonly name: string;
  /** What people read: the name, or the labels of the node type where it has no other. */
  readonly label: LocalizedText;
  /** Id of the node in API format: `5:3` inside sub-graphs. */
  readonly node: string;
  readonly nodeType: string;
  readonly input: string;
  readonly facts: InputFacts;
  /** What the workflow itself says. */
  readonly value: Json | undefined;
}

/**
 * The inputs that a workflow offers to be set from outside: those named in the editor (`extra.talkgraph.inputs`), and
 * where none are, every file it loads. Inputs that a link feeds are left out.
 * @param prompt the workflow in API format
 * @param workflow the same as an editor saved it, for the names; a workflow in API format has none
 */
export function namedInputs(
  prompt: JsonObject,
  workflow: JsonObject | undefined,
  factsOf: (nodeType: string) => NodeFacts | undefined,
): readonly NamedInput[] {
  const settable = settableInputs(prompt, factsOf);
  const chosen = savedNames(workflow).flatMap(({ name, node, input, label = { en: name, zh: name } }) => {
    const found = settable.find((one) => one.node === node && one.input === input);
    return found ? [{ ...found, name, label }] : [];
  });
  if (chosen.length > 0) return chosen.filter(isFirstOfName);
  return withUniqueNames(settable.filter(({ facts }) => facts.upload !== undefined));
}

/**
 * Reads a value for a named input: texts become what the input takes (`true`, `是`, `0.5`).
 * @param hasFile whether a file lies below inputs/; left out, files are not looked for
 * @throws INPUT_VALUE_INVALID, INPUT_FILE_MISSING
 */
export function readInputValue(named: NamedInput, given: Json, hasFile?: (name: string) => boolean): Json {
  const { name, facts } = named;
  const value = coerced(named, given);
  const refuse = (problem: LocalizedText) => inputValueInvalid({ name, problem });
  const { choices } = facts.type;
  if (choices && facts.upload === undefined && !choices.includes(value)) throw refuse(notAmong(value, choices));
  if (typeof value === 'number') {
    if (facts.min !== undefined && value < facts.min) throw refuse(below(value, facts.min));
    if (facts.max !== undefined && value > facts.max) throw refuse(above(value, facts.max));
  }
  if (facts.upload === undefined) return value;
  if (value === '') throw refuse({ en: 'a file has to be chosen', zh: '需要选择一个文件' });
  if (hasFile && !hasFile(String(value))) throw inputFileMissing({ name, file: String(value) });
  return value;
}

/** Every input with a constant or without anything, of nodes whose types are known, in the order of the prompt. */
function settableInputs(prompt: JsonObject, factsOf: (type: string) => NodeFacts | undefined): readonly NamedInput[] {
  return Object.entries(prompt).flatMap(([node, json]) => {
    if (!isJsonObject(json) || typeof json.class_type !== 'string') return [];
    const nodeType = json.class_type;
    const known = factsOf(nodeType);
    const inputs = isJsonObject(json.inputs) ? json.inputs : {};
    const title = isJsonObject(json._meta) && typeof json._meta.title === 'string' ? json._meta.title : undefined;
    const label = title === undefined ? known?.label : { en: title, zh: title };
    return Object.entries(known?.inputs ?? {})
      .filter(([input]) => !Array.isArray(inputs[input]))
      .map(([input, facts]) => {
        const shown = label ?? { en: nodeType, zh: nodeType };
        return { name: title ?? shown.en, label: shown, node, nodeType, input, facts, value: plain(inputs[input]) };
      });
  });
}

/** A name that the editor, or the author of a template, gave an input. */
interface SavedName {
  readonly name: string;
  readonly node: string;
  readonly input: string;
  /** Templates are read in both languages; people name things in their own. */
  readonly label?: LocalizedText;
}

function savedNames(workflow: JsonObject | undefined): readonly SavedName[] {
  const extra = workflow?.extra;
  const own = isJsonObject(extra) ? extra.talkgraph : undefined;
  const listed = isJsonObject(own) && Array.isArray(own.inputs) ? (own.inputs as readonly Json[]) : [];
  return listed.flatMap((entry) => {
    if (!isJsonObject(entry)) return [];
    const { name, node, input, label } = entry;
    const isWhole = typeof name === 'string' && name !== '' && typeof input === 'string';
    if (!isWhole || (typeof node !== 'string' && typeof node !== 'number')) return [];
    const { en, zh } = isJsonObject(label) ? label : {};
    const isLabelled = typeof en === 'string' && typeof zh === 'string';
    return [{ name, node: String(node), input, ...(isLabelled && { label: { en, zh } }) }];
  });
}

function isFirstOfName({ name }: NamedInput, index: number, all: readonly NamedInput[]): boolean {
  return all.findIndex((other) => other.name === name) === index;
}

/** Two nodes may have one title: `Speech`, `Speech 2`. */
function withUniqueNames(inputs: readonly NamedInput[]): readonly NamedInput[] {
  const taken = new Set<string>();
  return inputs.map((input) => {
    let count = 1;
    while (taken.has(numbered(input.name, count))) count += 1;
    const name = numbered(input.name, count);
    taken.add(name);
    const { en, zh } = input.label;
    return { ...input, name, label: { en: numbered(en, count), zh: numbered(zh, count) } };
  });
}

function numbered(text: string, count: number): string {
  return count === 1 ? text : `${text} ${count}`;
}

/** Lists that are constants are wrapped in API format. */
function plain(value: Json | undefined): Json | undefined {
  return isJsonObject(value) && '__value__' in value ? value.__value__ : value;
}

function coerced({ name, facts }: NamedInput, given: Json): Json {
  const { name: type, choices } = facts.type;
  if (type === 'BOOLEAN' && typeof given === 'string') return booleanOf(name, given);
  // Spreadsheets know no difference between the number 2 and the text 2.
  if (choices) return choices.find((choice) => choice === given || String(choice) === String(given)) ?? given;
  const isEmptyNumber = given === '' && (type === 'INT' || type === 'FLOAT');
  const result = isEmptyNumber ? undefined : coerceConstant(type, { value: given });
  if (result === undefined) throw inputValueInvalid({ name, problem: { en: 'a number is missing', zh: '缺少数字' } });
  if ('failure' in result) throw inputValueInvalid({ name, problem: result.failure.text });
  return result.value;
}

const yes = new Set(['true', 'yes', 'on', '1', '是', '开', '对', '真']);
const no = new Set(['false', 'no', 'off', '0', '否', '关', '错', '假']);

function booleanOf(name: string, text: string): boolean {
  const word = text.trim().toLowerCase();
  if (yes.has(word)) return true;
  if (no.has(word)) return false;
  throw inputValueInvalid({ name, problem: { en: `"${text}" is neither yes nor no`, zh: `“${text}”不是“是”或“否”` } });
}

function notAmong(value: Json, choices: readonly Json[]): LocalizedText {
  const shown = choices.slice(0, 12).join(', ');
  const more = choices.length > 12 ? ' …' : '';
  return { en: `"${value}" is none of ${shown}${more}`, zh: `“${value}”不在可选项之中：${shown}${more}` };
}

const below = (value: number, limit: number | bigint): LocalizedText => ({
  en: `${value} is less than ${limit}`,
  zh: `${value} 小于下限 ${limit}`,
});

const above = (value: number, limit: number | bigint): LocalizedText => ({
  en: `${value} is more than ${limit}`,
  zh: `${value} 大于上限 ${limit}`,
});
