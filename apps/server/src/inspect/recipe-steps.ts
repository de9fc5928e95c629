import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import type { ClipValue } from './value-kind.js';

/** Steps listed of one recipe; those next to the result are the ones that matter. */
const mostSteps = 60;
/** Characters of a parameter that is still read at a glance. */
const longestParam = 120;

/** The operations of a recipe with their parameters, files first. */
export function recipeSteps(clip: ClipValue): { op: string; params: JsonObject }[] {
  return inputsFirst(clip)
    .slice(-mostSteps)
    .map(({ op, params }) => ({ op, params: readable(params) }));
}

/** The talking clip within a recipe, next to the result: whichever engine made it, its parameters name both tracks. */
export function talkingClip(clip: ClipValue): ClipValue | undefined {
  return inputsFirst(clip).findLast(({ params: { faceTrack, mouthTrack } }) => [faceTrack, mouthTrack].every(isStored));
}

function isStored(value: Json | undefined): boolean {
  return value !== undefined && isJsonObject(value) && typeof value.artifact === 'string';
}

/** All distinct clips, each after its inputs; without recursion, since recipes may be deep. */
function inputsFirst(clip: ClipValue): ClipValue[] {
  const order: ClipValue[] = [];
  const seen = new Set<string>();
  const stack: { readonly clip: ClipValue; next: number }[] = [{ clip, next: 0 }];
  for (let top = stack.at(-1); top; top = stack.at(-1)) {
    const input = top.clip.inputs[top.next++];
    if (input) {
      if (!seen.has(input.hash)) stack.push({ clip: input, next: 0 });
      continue;
    }
    stack.pop();
    if (!seen.has(top.clip.hash)) order.push(top.clip);
    seen.add(top.clip.hash);
  }
  return order;
}

/** Keys of stored files say nothing to people, and long lists fill the panel. */
function readable(params: JsonObject): JsonObject {
  const entries = Object.entries(params).filter(([name, value]) => !isKey(name, value));
  return Object.fromEntries(entries.map(([name, value]) => [name, shortened(value)]));
}

function isKey(name: string, value: Json): boolean {
  return name === 'sha256' || name === 'artifact' || isStored(value);
}

function shortened(value: Json): Json {
  const text = JSON.stringify(value);
  return text.length <= longestParam ? value : `${text.slice(0, longestParam)}…`;
}
