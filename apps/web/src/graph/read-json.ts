import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import { wholePixel } from './whole-pixel.js';

/** The list, or an empty one for anything else. */
export function listIn(json: Json | undefined): readonly Json[] {
  return Array.isArray(json) ? (json as readonly Json[]) : [];
}

/** The object, or an empty one for anything else. */
export function objectIn(json: Json | undefined): JsonObject {
  return isJsonObject(json) ? json : {};
}

/** The objects of a list. */
export function objectsIn(json: Json | undefined): readonly JsonObject[] {
  return listIn(json).filter(isJsonObject);
}

/** An id as text; undefined for what is none. */
export function idIn(json: Json | undefined): string | undefined {
  const id = typeof json === 'number' || typeof json === 'string' ? String(json) : undefined;
  return id !== undefined && isKey(id) ? id : undefined;
}

/** Whether a record can be asked for this name: every object has `constructor` and the like, although nobody put them there. */
export function isKey(name: string): boolean {
  return !(name in Object.prototype);
}

/** The number of an output; undefined for what is none, or for one that no node comes near. */
export function slotIn(json: Json | undefined): number | undefined {
  const slot = typeof json === 'number' || (typeof json === 'string' && json !== '') ? Number(json) : Number.NaN;
  return Number.isInteger(slot) && slot >= 0 && slot < mostSlots ? slot : undefined;
}

const mostSlots = 10_000;

/** Two numbers, from `[1, 2]` or, as old editors wrote typed arrays, `{"0": 1, "1": 2}`. */
export function pairIn(json: Json | undefined): readonly [number, number] {
  const at = (key: number) => {
    const value = Array.isArray(json) ? (json as readonly Json[])[key] : objectIn(json)[String(key)];
    return pixelIn(value);
  };
  return [at(0), at(1)];
}

/** A place or a size; 0 for what is none. Nothing is further away than a canvas can be moved and drawn. */
export function pixelIn(json: Json | undefined): number {
  const number = typeof json === 'number' && Number.isFinite(json) ? wholePixel(json) : 0;
  return Math.max(-farthest, Math.min(farthest, number));
}

const farthest = 1_000_000;

/** The object without these keys; undefined when nothing is left. */
export function without(json: JsonObject, keys: ReadonlySet<string>): JsonObject | undefined {
  const left = Object.entries(json).filter(([key]) => !keys.has(key));
  return left.length > 0 ? Object.fromEntries(left) : undefined;
}
