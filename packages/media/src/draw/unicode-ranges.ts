/** Which part of a font that was split up for the web holds a character. */
export class UnicodeRanges {
  readonly #parts = new Map<number, string>();

  /** @param parts CSS `unicode-range` texts by the name of the part; of parts that overlap, the last named wins */
  constructor(parts: Readonly<Record<string, string>>) {
    for (const [part, text] of Object.entries(parts)) {
      for (const range of text.split(',')) {
        const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
        const end = Number.parseInt(last, 16);
        for (let code = Number.parseInt(first, 16); code <= end; code++) this.#parts.set(code, part);
      }
    }
  }

  /** The part that has this code point. */
  partOf(codePoint: number): string | undefined {
    return this.#parts.get(codePoint);
  }
}
