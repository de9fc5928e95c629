import type { JsonObject } from '@talkgraph/engine';
import { variantsInvalid, variantsTooMany } from './loop-errors.js';
import type { VariantsLoop } from './loop-ports.js';

/** Settings by name, each with the values to be tried. */
type Settings = ReadonlyMap<string, readonly (string | number | boolean)[]>;

/**
 * Reads parameters, one a line, each with the values to be tried (`intensity: 0.8, 1.0, 1.2`), and answers all combinations,
 * the last parameter changing fastest.
 * @throws VARIANTS_INVALID, VARIANTS_TOO_MANY
 */
export function readVariants(text: string, limit: number): VariantsLoop {
  const parameters = readSettings(text);
  const count = [...parameters.values()].reduce((product, { length }) => product * length, 1);
  if (count > limit) throw variantsTooMany({ count, limit });
  let variants: readonly JsonObject[] = [{}];
  for (const [name, values] of parameters) {
    variants = variants.flatMap((variant) => values.map((value) => ({ ...variant, [name]: value })));
  }
  return { names: [...parameters.keys()], variants };
}

/** The settings alone: their combinations may be more than fit into memory. @throws VARIANTS_INVALID */
export function readSettings(text: string): Settings {
  const parameters = new Map<string, readonly (string | number | boolean)[]>();
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    // Full-width punctuation is as good as the other.
    const colon = line.search(/[:：]/);
    const name = line.slice(0, Math.max(colon, 0)).trim();
    const values = line
      .slice(colon + 1)
      .split(/[,，、]/)
      .flatMap((value) => (value.trim() === '' ? [] : [readValue(value.trim())]));
    if (name === '' || values.length === 0 || parameters.has(name)) throw variantsInvalid({ line: index + 1 });
    parameters.set(name, [...new Set(values)]);
  }
  if (parameters.size === 0) throw variantsInvalid({ line: 1 });
  return parameters;
}

function readValue(text: string): string | number | boolean {
  if (text === 'true' || text === '是') return true;
  if (text === 'false' || text === '否') return false;
  return Number.isFinite(Number(text)) ? Number(text) : text;
}
