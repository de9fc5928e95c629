import type { Prompt } from '../history/run-workflow.js';

/** Nodes of two workflows that are the same one; where one of them has no partner, its side stands alone. */
export interface NodePair {
  readonly a: string | undefined;
  readonly b: string | undefined;
}

/**
 * Finds which nodes of two prompts stand for each other: those with the same id and type; of the rest those with the same
 * title and type; of the rest those of the same type, in order.
 */
export function pairNodes(a: Prompt, b: Prompt): readonly NodePair[] {
  const partner = new Map<string, string>();
  const free = new Set(Object.keys(b));
  const marks = [
    (id: string, prompt: Prompt) => `${id} ${prompt[id]?.class_type}`,
    (id: string, prompt: Prompt) => `${prompt[id]?._meta?.title ?? ''} ${prompt[id]?.class_type}`,
    (id: string, prompt: Prompt) => `${prompt[id]?.class_type}`,
  ];
  for (const mark of marks) {
    const open = groupBy(free, (id) => mark(id, b));
    for (const id of Object.keys(a)) {
      const found = partner.has(id) ? undefined : open.get(mark(id, a))?.shift();
      if (found === undefined) continue;
      partner.set(id, found);
      free.delete(found);
    }
  }
  const ofA = Object.keys(a).map((id) => ({ a: id, b: partner.get(id) }));
  return [...ofA, ...[...free].map((id) => ({ a: undefined, b: id }))];
}

function groupBy(ids: Iterable<string>, keyOf: (id: string) => string): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const id of ids) groups.set(keyOf(id), [...(groups.get(keyOf(id)) ?? []), id]);
  return groups;
}
