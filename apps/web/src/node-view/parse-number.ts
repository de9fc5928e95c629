/** What a number field takes. */
export interface NumberRules {
  readonly kind: 'int' | 'float';
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
}

/**
 * Reads a number as people write them: `1.`, `,5`, `１２．５` from a Chinese keyboard, `1e3`, `- 2`. Whole numbers are
 * rounded, and limits kept. Undefined where it is none.
 */
export function parseNumber(text: string, { kind, min, max }: NumberRules): number | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/[−–—ー]/g, '-')
    .replace(/。/g, '.')
    .replace(/\s|_/g, '')
    .replace(',', '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  const whole = kind === 'int' ? Math.round(value) : value;
  return clamp(whole, { min, max });
}

/** A value moved by a number of steps, without the dust of binary fractions (0.1 + 0.2). */
export function stepped(value: number, steps: number, { kind, min, max, step }: NumberRules): number {
  const size = step ?? (kind === 'int' ? 1 : 0.1);
  const moved = value + steps * size;
  const decimals = Math.max(decimalsOf(size), decimalsOf(value));
  return clamp(kind === 'int' ? Math.round(moved) : Number(moved.toFixed(Math.min(12, decimals))), { min, max });
}

/** A number as a field shows it: all its digits, and no exponent as long as that can be read. */
export function numberText(value: number): string {
  return Number.isInteger(value) && Math.abs(value) >= 1e21 ? BigInt(value).toString() : String(value);
}

function decimalsOf(value: number): number {
  const [digits = '', exponent = '0'] = String(value).split('e');
  return Math.max(0, (digits.split('.')[1]?.length ?? 0) - Number(exponent));
}

function clamp(
  value: number,
  { min = -Infinity, max = Infinity }: { min?: number | undefined; max?: number | undefined },
) {
  return Math.min(max, Math.max(min, value));
}
