/** A parameter of a recipe in few characters: `25/1` for rates, `a 1, b 2` for what has parts. */
export function paramText(value: unknown): string {
  if (typeof value === 'number') return String(Math.round(value * 1000) / 1000);
  if (Array.isArray(value))
    return value.map((each) => (isPlain(each) ? paramText(each) : `(${paramText(each)})`)).join(', ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { num, den } = value as { readonly num?: unknown; readonly den?: unknown };
  if (typeof num === 'number' && typeof den === 'number') return den === 1 ? String(num) : `${num}/${den}`;
  return Object.entries(value)
    .map(([name, part]) => `${name} ${paramText(part)}`)
    .join(', ');
}

const isPlain = (value: unknown) => typeof value !== 'object' || value === null;
