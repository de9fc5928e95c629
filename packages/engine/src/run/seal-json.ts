import type { LocalizedText } from '@talkgraph/errors';
import type { Json } from '../json.js';

/** A value that is JSON for certain, frozen, with the artifacts it refers to; or what is wrong with it. */
export type Sealed =
  | { readonly value: Json; readonly artifacts: readonly string[] }
  | { readonly problem: LocalizedText };

/** Deeper values could not be written as JSON text without exhausting the stack. */
export const deepestValue = 2000;

/** Values sealed before, with their artifacts. They are passed on as they are, so long chains do not copy growing recipes. */
const sealedBefore = new WeakMap<object, readonly string[]>();

interface Frame {
  readonly source: object;
  readonly copy: Json[] | Record<string, Json>;
  readonly keys: readonly (string | number)[];
  readonly artifacts: Set<string>;
  next: number;
}

const none: readonly string[] = [];

/**
 * Copies a value, checking that it is JSON: no functions, NaN, class instances, holes or cycles. Members of objects that
 * are undefined are left out, as in JSON text. Parts sealed before are kept, not copied. Texts under the key `artifact`
 * are artifacts.
 */
export function sealJson(value: unknown): Sealed {
  if (typeof value !== 'object' || value === null) return sealScalar(value);
  const known = sealedBefore.get(value);
  if (known !== undefined) return { value: value as Json, artifacts: known };
  return sealTree(value);
}

function sealTree(root: object): Sealed {
  const open = new Set<object>();
  const stack: Frame[] = [];
  const problem = enter(root, open, stack);
  if (problem !== undefined) return { problem };
  for (;;) {
    const frame = stack[stack.length - 1]!;
    if (frame.next === frame.keys.length) {
      const artifacts = leave(frame);
      open.delete(frame.source);
      stack.pop();
      const outer = stack[stack.length - 1];
      if (outer === undefined) return { value: frame.copy, artifacts };
      for (const artifact of artifacts) outer.artifacts.add(artifact);
      continue;
    }
    const key = frame.keys[frame.next++]!;
    const trouble = sealMember(frame, key, open, stack);
    if (trouble !== undefined) return { problem: trouble };
  }
}

function sealMember(frame: Frame, key: string | number, open: Set<object>, stack: Frame[]): LocalizedText | undefined {
  const member: unknown = (frame.source as Record<string | number, unknown>)[key];
  if (member === undefined && typeof key === 'string') return undefined;
  if (typeof member !== 'object' || member === null) {
    const sealed = sealScalar(member);
    if ('problem' in sealed) return sealed.problem;
    if (key === 'artifact' && typeof member === 'string') frame.artifacts.add(member);
    place(frame.copy, key, sealed.value);
    return undefined;
  }
  const known = sealedBefore.get(member);
  if (known !== undefined) {
    for (const artifact of known) frame.artifacts.add(artifact);
    place(frame.copy, key, member as Json);
    return undefined;
  }
  const problem = enter(member, open, stack);
  if (problem === undefined) place(frame.copy, key, stack[stack.length - 1]!.copy);
  return problem;
}

function enter(source: object, open: Set<object>, stack: Frame[]): LocalizedText | undefined {
  if (open.has(source)) return { en: 'it contains itself', zh: '它包含了自身' };
  if (stack.length >= deepestValue) {
    return { en: `it is nested more than ${deepestValue} levels deep`, zh: `嵌套超过 ${deepestValue} 层` };
  }
  const isList = Array.isArray(source);
  if (!isList && !isPlain(source)) {
    const name = (source.constructor as { name?: string } | undefined)?.name ?? 'object';
    return { en: `it holds a ${name}, which is not JSON`, zh: `其中含有 ${name}，不是 JSON` };
  }
  open.add(source);
  const keys = isList ? Array.from(source, (_, index) => index) : Object.keys(source);
  stack.push({ source, copy: isList ? [] : {}, keys, artifacts: new Set(), next: 0 });
  return undefined;
}

function leave(frame: Frame): readonly string[] {
  const artifacts = frame.artifacts.size === 0 ? none : [...frame.artifacts];
  Object.freeze(frame.copy);
  sealedBefore.set(frame.copy, artifacts);
  return artifacts;
}

function sealScalar(value: unknown): Sealed {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return { value, artifacts: none };
    case 'number':
      if (Number.isFinite(value)) return { value, artifacts: none };
      return { problem: { en: `it holds ${value}, which is no JSON number`, zh: `其中含有 ${value}，不是 JSON 数字` } };
    default:
      if (value === null) return { value, artifacts: none };
      return {
        problem: { en: `it holds ${describe(value)}, which is not JSON`, zh: `其中含有 ${describe(value)}，不是 JSON` },
      };
  }
}

function describe(value: unknown): string {
  return value === undefined ? 'undefined' : `a ${typeof value}`;
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The second test recognises plain objects of another realm.
  return prototype === null || prototype === Object.prototype || Object.getPrototypeOf(prototype) === null;
}

/** Sets a member as data even if it is called `__proto__`. */
function place(copy: Json[] | Record<string, Json>, key: string | number, value: Json): void {
  if (key === '__proto__') {
    Object.defineProperty(copy, key, { value, enumerable: true, configurable: true, writable: true });
  } else {
    (copy as Record<string | number, Json>)[key] = value;
  }
}
