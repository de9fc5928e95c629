import { withoutSecrets } from '../observe/printable-fields.js';

/** Takes what is secret out of anything that is shown or kept. Answers the same value where nothing is found. */
export interface Redactor {
  /** Texts for people: log lines, failures, answers of servers. Hides known secrets, and passwords by their looks. */
  text(text: string): string;
  /** The same in every text of any JSON value. */
  value<T>(value: T): T;
  /**
   * Values that programs read again, such as the results of nodes: only known secrets that are too long to be met by
   * chance, so that no file name with a short password in it is changed.
   */
  record<T>(value: T): T;
}

/** Shorter ones would blot out ordinary words and numbers. */
const shortestInText = 4;
const shortestInRecord = 8;

const hidden = '[hidden]';

/** `https://user:password@host`: neither name nor password. */
const credentialsInAddress = /(\b[a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/@:"'<>]*:[^\s/@"'<>]*@/gi;

/** @param known the values that are secret now or were since the program began; another array where they changed */
export function createRedactor(known: () => readonly string[]): Redactor {
  const inText = patternOver(known, shortestInText);
  const inRecord = patternOver(known, shortestInRecord);
  const text = (given: string) =>
    withoutSecrets(replaceKnown(given, inText()).replace(credentialsInAddress, `$1${hidden}@`));
  return {
    text,
    value: (value) => changeTexts(value, text) as typeof value,
    record(value) {
      const pattern = inRecord();
      return pattern === undefined
        ? value
        : (changeTexts(value, (given) => replaceKnown(given, pattern)) as typeof value);
    },
  };
}

function replaceKnown(text: string, pattern: RegExp | undefined): string {
  return pattern === undefined ? text : text.replace(pattern, hidden);
}

/** One pattern for all secrets, made anew when they change. */
function patternOver(known: () => readonly string[], shortest: number): () => RegExp | undefined {
  let of: readonly string[] | undefined;
  let pattern: RegExp | undefined;
  return () => {
    const now = known();
    if (now === of) return pattern;
    of = now;
    const forms = [...new Set(now.filter((secret) => secret.length >= shortest).flatMap(formsOf))];
    // The longest first: one secret may begin with another.
    forms.sort((a, b) => b.length - a.length);
    pattern = forms.length === 0 ? undefined : new RegExp(forms.map(escapePattern).join('|'), 'g');
    return pattern;
  };
}

/** A secret as texts carry it: plain, in addresses, in JSON, in headers and in the SMTP dialogue. */
function formsOf(secret: string): readonly string[] {
  return [
    secret,
    encodeURIComponent(secret),
    JSON.stringify(secret).slice(1, -1),
    Buffer.from(secret).toString('base64'),
    ...headerValues(secret),
  ];
}

/** Shorter values of headers are words more often than keys. */
const shortestHeaderValue = 12;

/** `Name: value; Other: value` holds several secrets, of which a server may repeat one. */
function headerValues(secret: string): readonly string[] {
  if (!/^[\w-]+:\s/.test(secret)) return [];
  const values = secret.split(';').map((header) => header.slice(header.indexOf(':') + 1).trim());
  return values.filter((value) => value.length >= shortestHeaderValue);
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Copies only what changes: most values hold no secret, and some are large. */
function changeTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  if (Array.isArray(value)) {
    const items = value.map((item) => changeTexts(item, change));
    return items.some((item, i) => item !== value[i]) ? items : value;
  }
  const entries = Object.entries(value).map(([key, item]) => [key, item, changeTexts(item, change)] as const);
  if (entries.every(([, before, after]) => before === after)) return value;
  return Object.fromEntries(entries.map(([key, , after]) => [key, after]));
}
