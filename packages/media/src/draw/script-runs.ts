/** `quote`: a quotation mark, dash or ellipsis of Western text. */
export type RunKind = 'text' | 'quote' | 'emoji';

/** Characters drawn with one list of fonts. */
export interface ScriptRun {
  readonly text: string;
  readonly kind: RunKind;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

const emoji = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Regional_Indicator}{2}/u;

/**
 * Parts of a text by what fonts they need. Quotes belong to the text that they enclose. Keycaps (1️⃣) become plain digits:
 * few fonts have them.
 */
export function scriptRuns(text: string): ScriptRun[] {
  const runs: { text: string; kind: RunKind }[] = [];
  for (const { segment, index } of segmenter.segment(text)) {
    const kind = emoji.test(segment) ? 'emoji' : isWesternMark(text, segment, index) ? 'quote' : 'text';
    const shown = kind === 'emoji' ? segment : segment.replace(/[\uFE0F\u20E3]/g, '');
    const last = runs.at(-1);
    if (last?.kind === kind) last.text += shown;
    else runs.push({ text: shown, kind });
  }
  return runs;
}

function isWesternMark(text: string, mark: string, index: number): boolean {
  if (!/^[‘’“”…—]$/.test(mark)) return false;
  const inside = mark === '‘' || mark === '“' ? text.slice(index + 1) : text.slice(0, index);
  const nearest =
    mark === '‘' || mark === '“' ? /^[^\p{L}\p{N}]*(.)/u.exec(inside) : /(.)[^\p{L}\p{N}]*$/u.exec(inside);
  if (!/[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(nearest?.[1] ?? '')) return false;
  // A Latin word quoted inside Chinese keeps the Chinese marks.
  return !/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
}
