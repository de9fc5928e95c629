import type { Json } from '../json.js';

/**
 * A JSON value as Python's `str()` shows it, which is what ComfyUI puts into its messages and makes of a constant given
 * to a STRING: `True`, `None`, `5.0`, `['a', 1]`.
 * @param isFloat whether a whole number was written as a float
 */
export function pythonText(value: Json, isFloat = false): string {
  return typeof value === 'string' ? value : pythonRepr(value, isFloat);
}

/** The same as Python's `repr()` shows it: texts are quoted. */
export function pythonRepr(value: Json, isFloat = false): string {
  if (value === null) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'number') return pythonNumber(value, isFloat);
  if (typeof value === 'string') return quoted(value);
  if (Array.isArray(value)) return `[${value.map((item: Json) => pythonRepr(item)).join(', ')}]`;
  const entries = Object.entries(value).map(([key, item]) => `${quoted(key)}: ${pythonRepr(item)}`);
  return `{${entries.join(', ')}}`;
}

/** Python writes floats with a point or an exponent, which begins at 1e16 and below 1e-4, with two digits at least. */
function pythonNumber(value: number, isFloat: boolean): string {
  if (Number.isInteger(value) && !isFloat) return BigInt(value).toString();
  const size = Math.abs(value);
  if (size >= 1e16 || (size < 1e-4 && size > 0)) {
    return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
  }
  return Number.isInteger(value) ? `${Object.is(value, -0) ? '-0' : value}.0` : String(value);
}

function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll(quote, `\\${quote}`)
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t');
  return `${quote}${escaped}${quote}`;
}
