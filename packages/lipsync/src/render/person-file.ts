import type { PersonFacts } from './person-facts.js';

/** Raised when the same footage would be judged otherwise, or facts are written otherwise. */
export const personVersion = 1;

/** The facts as JSON text that gives back the very same numbers. */
export function personText(facts: PersonFacts): string {
  return JSON.stringify({ personVersion, facts }, (_, value: unknown) =>
    value instanceof Float32Array ? { float32: base64Of(value) } : value,
  );
}

/** Reads such text back; undefined when it is damaged or of another version, for then the person is looked at anew. */
export function readPersonText(text: string): PersonFacts | undefined {
  try {
    const kept = JSON.parse(text, (_, value: unknown) => floatsIn(value) ?? value) as Kept;
    return kept.personVersion === personVersion && isWhole(kept.facts) ? withTeeth(kept.facts) : undefined;
  } catch {
    return undefined;
  }
}

interface Kept {
  readonly personVersion: number;
  readonly facts: PersonFacts;
}

/** What is undefined is not written. */
function withTeeth(facts: PersonFacts): PersonFacts {
  return { ...facts, ownTeeth: facts.ownTeeth };
}

function isWhole({ rest, seamShifts, light, sharpness, ownTeeth }: PersonFacts): boolean {
  const teethFit = ownTeeth === undefined || ownTeeth.data.length === 3 * ownTeeth.width * ownTeeth.height;
  return rest.head.length === 3 * seamShifts.length && Number.isFinite(light.black + sharpness.kernel) && teethFit;
}

function base64Of(floats: Float32Array): string {
  return Buffer.from(floats.buffer, floats.byteOffset, floats.byteLength).toString('base64');
}

function floatsIn(value: unknown): Float32Array | undefined {
  if (typeof value !== 'object' || value === null || !('float32' in value)) return undefined;
  // A copy: small buffers share memory and need not begin at a multiple of four.
  return new Float32Array(new Uint8Array(Buffer.from(String(value.float32), 'base64')).buffer);
}
