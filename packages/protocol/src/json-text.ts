/** JSON text that is put into an answer as it is: a submitted prompt whose `5.0` must not become `5`. */
export class JsonFragment {
  readonly text: string;

  /** @param text valid JSON; it is not looked at again */
  constructor(text: string) {
    this.text = text;
  }
}

/**
 * Writes a value as JSON. Unlike `JSON.stringify` it takes bigint, written as a number with all its digits, and
 * `JsonFragment`. NaN and infinities become null, so that the answer is always valid JSON.
 */
export function jsonText(value: unknown): string {
  const fragments: string[] = [];
  // A text that no user text can contain: it is made up anew for each answer.
  const mark = `${Math.random().toString(36).slice(2)}${Math.random().toString(36).slice(2)}`;
  const text = JSON.stringify(value, (_key, item: unknown) => {
    if (typeof item !== 'bigint' && !(item instanceof JsonFragment)) return item;
    fragments.push(typeof item === 'bigint' ? String(item) : item.text);
    return `${mark}:${fragments.length - 1}`;
  });
  if (fragments.length === 0) return text;
  return text.replace(
    new RegExp(`"${mark}:(\\d+)"`, 'g'),
    (_match, index: string) => fragments[Number(index)] as string,
  );
}
