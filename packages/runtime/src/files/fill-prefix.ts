/** What the placeholders of a prefix stand for. */
export interface PrefixFacts {
  readonly now: Date;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
}

/**
 * Fills in the placeholders of a file name prefix, as ComfyUI's server (`%width%`, `%height%`, `%year%`, `%month%`, `%day%`,
 * `%hour%`, `%minute%`, `%second%`) and its editor (`%date:yyyy-MM-dd hhmmss%`) do, in local time. Others stay as they are.
 */
export function fillPrefix(prefix: string, facts: PrefixFacts): string {
  const parts = dateParts(facts.now);
  const values: Readonly<Record<string, string>> = {
    width: String(facts.width ?? 0),
    height: String(facts.height ?? 0),
    year: parts.y,
    month: pad(parts.M),
    day: pad(parts.d),
    hour: pad(parts.h),
    minute: pad(parts.m),
    second: pad(parts.s),
  };
  return prefix
    .replace(/%date:([^%]*)%/g, (_all, format: string) => formatDate(parts, format))
    .replace(/%(\w+)%/g, (all, name: string) => (Object.hasOwn(values, name) ? values[name]! : all));
}

interface DateParts {
  readonly y: string;
  readonly M: string;
  readonly d: string;
  readonly h: string;
  readonly m: string;
  readonly s: string;
}

function dateParts(date: Date): DateParts {
  return {
    y: String(date.getFullYear()),
    M: String(date.getMonth() + 1),
    d: String(date.getDate()),
    h: String(date.getHours()),
    m: String(date.getMinutes()),
    s: String(date.getSeconds()),
  };
}

/** `MM` has two digits, `M` as many as needed, `yy` the last two; hours go to 23 whether written `h` or `H`. */
function formatDate(parts: DateParts, format: string): string {
  return format.replace(/d+|M+|y+|[hH]+|m+|s+/g, (token) => {
    if (token.startsWith('y')) return token.length === 2 ? parts.y.slice(-2) : parts.y;
    const letter = (token[0] === 'H' ? 'h' : token[0]) as keyof DateParts;
    return token.length === 1 ? parts[letter] : pad(parts[letter]);
  });
}

function pad(digits: string): string {
  return digits.padStart(2, '0');
}
