import type { Json } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { ComfyPrompt } from './comfy-prompt.js';
import { remoteSettingInvalid } from './remote-errors.js';

/** A value for an input of a node. Texts may hold placeholders such as `{{video}}`. */
export interface Placement {
  readonly node: string;
  readonly input: string;
  readonly value: Json;
}

/** As many names as a sentence carries. */
const mostNames = 12;

/**
 * Reads lines such as `12.video = {{video}}`: a node, by its number or its title, one of its inputs, and a value, which is
 * taken as the input wants it. Empty lines and those that begin with `#` say nothing.
 * @throws REMOTE_SETTING_INVALID
 */
export function readSettings(prompt: ComfyPrompt, text: string): readonly Placement[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => readLine(prompt, line));
}

function readLine(prompt: ComfyPrompt, line: string): Placement {
  const fail = (why: LocalizedText) => remoteSettingInvalid({ line: line.slice(0, 80), why });
  const equals = line.search(/[=＝]/);
  const place = equals < 0 ? '' : line.slice(0, equals).trim();
  // Titles may have points in them; names of inputs have none.
  const point = place.lastIndexOf('.');
  if (point <= 0 || point === place.length - 1) {
    throw fail({
      en: 'write it as "node.input = value", such as "3.seed = 42"',
      zh: '请写成“节点.输入 = 值”，例如“3.seed = 42”',
    });
  }
  const [name, input] = [place.slice(0, point).trim(), place.slice(point + 1).trim()];
  const ids = findNodes(prompt, name);
  const [node] = ids;
  if (node === undefined) {
    const names = Object.keys(prompt)
      .slice(0, mostNames)
      .map((id) => shortName(prompt, id));
    throw fail({
      en: `no node is called "${name}". There are: ${names.join(', ')}`,
      zh: `没有名为“${name}”的节点。现有：${names.join('、')}`,
    });
  }
  if (ids.length > 1) {
    throw fail({
      en: `several nodes are called "${name}". Use the number: ${ids.join(', ')}`,
      zh: `有多个节点名为“${name}”。请改用编号：${ids.join('、')}`,
    });
  }
  const inputs = prompt[node]?.inputs ?? {};
  if (!Object.hasOwn(inputs, input)) {
    const names = Object.keys(inputs);
    throw fail({
      en: `node ${shortName(prompt, node)} has no input "${input}". It has: ${names.join(', ')}`,
      zh: `节点 ${shortName(prompt, node)} 没有输入“${input}”。现有：${names.join('、')}`,
    });
  }
  return { node, input, value: readValue(line.slice(equals + 1).trim(), inputs[input]) };
}

/** The nodes that a number names, else a title, else a type. */
function findNodes(prompt: ComfyPrompt, name: string): readonly string[] {
  if (Object.hasOwn(prompt, name)) return [name];
  const wanted = name.toLowerCase();
  const having = (of: (id: string) => string | undefined) =>
    Object.keys(prompt).filter((id) => of(id)?.trim().toLowerCase() === wanted);
  const titled = having((id) => prompt[id]?._meta?.title);
  return titled.length > 0 ? titled : having((id) => prompt[id]?.class_type);
}

/** A number and what the node is called there. */
export function shortName(prompt: ComfyPrompt, id: string): string {
  const { class_type: type, _meta } = prompt[id] ?? {};
  return `${id} (${_meta?.title ?? type ?? ''})`;
}

/** What is written belongs into an input that has held `before`: texts stay texts, even where they look like numbers. */
function readValue(text: string, before: Json | undefined): Json {
  const isQuoted = text.length >= 2 && text.startsWith('"') && text.endsWith('"');
  if (typeof before === 'string' && !isQuoted) return text;
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
