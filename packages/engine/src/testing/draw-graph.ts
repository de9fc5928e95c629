import { parsePrompt } from '../graph/parse-prompt.js';
import type { Prompt } from '../graph/prompt.js';
import type { Json, JsonObject } from '../json.js';

/** `id:Type.input#slot`; all but the id may be left out. */
const nodePattern = /^(?<id>[\w-]+)(?::(?<type>\w+))?(?:\.(?<input>\w+))?(?:#(?<slot>\d+))?$/;

/**
 * Makes a prompt from a drawing, for tests. Each line is a chain of links:
 * ```
 * load:LoadClip -> trim:Trim -> save:SaveClip
 * load#1 -> save.audio
 * ```
 * `id:Type` names the type where the node first occurs (the id itself where no type is given), `.name` the input an arrow
 * ends in (`options.input`, or `input`), `#n` the output the next arrow starts from (0).
 */
export function drawGraph(
  drawing: string,
  options: {
    readonly input?: string;
    /** Constants by node and input; a list is wrapped, so that it is no link. */
    readonly constants?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  } = {},
): Prompt {
  const nodes = new Map<string, { class_type: string; inputs: Record<string, Json> }>();
  for (const line of drawing.split('\n').filter((text) => text.trim() !== '')) {
    let before: { id: string; slot: number } | undefined;
    for (const term of line.split('->')) {
      const { id, type, input, slot } = readTerm(term);
      const node = nodes.get(id) ?? { class_type: type ?? id, inputs: {} };
      if (type !== undefined) node.class_type = type;
      nodes.set(id, node);
      if (before !== undefined) node.inputs[input ?? options.input ?? 'input'] = [before.id, before.slot];
      before = { id, slot: Number(slot ?? 0) };
    }
  }
  for (const [id, constants] of Object.entries(options.constants ?? {})) {
    const node = nodes.get(id);
    if (node === undefined) throw new TypeError(`constants are given for ${id}, which is not drawn`);
    for (const [name, value] of Object.entries(constants)) {
      node.inputs[name] = Array.isArray(value) ? { __value__: value } : value;
    }
  }
  return parsePrompt(Object.fromEntries(nodes) as unknown as JsonObject);
}

function readTerm(term: string): { id: string; type?: string; input?: string; slot?: string } {
  const groups = nodePattern.exec(term.trim())?.groups;
  if (groups === undefined) throw new TypeError(`"${term.trim()}" is not id, id:Type, id.input or id#slot`);
  return groups as { id: string };
}
