import { type IpaReading, readIpa, type VisemePart } from './ipa-visemes.js';

/** Initials and finals of Hanyu Pinyin in IPA (broad; aspiration does not show on a mouth). */
const initials = table(
  'b p, p p, m m, f f, d t, t t, n n, l l, g k, k k, h x, j tɕ, q tɕ, x ɕ, zh tʂ, ch tʂ, sh ʂ, r ʐ, z ts, c ts, s s',
);
const finals = table(
  'a a, o o, e ɤ, ê ɛ, ai ai, ei ei, ao au, ou ou, an an, en ən, ang aŋ, eng əŋ, ong uŋ, er ɚ, i i, ia ia, ie iɛ, iao iau, iu iou, ian iɛn, in in, iang iaŋ, ing iŋ, iong yuŋ, u u, ua ua, uo uo, uai uai, ui uei, uan uan, un uən, uang uaŋ, ueng uəŋ, ü y, üe yɛ, üan yɛn, ün yn, m m, n n, ng ŋ',
);
/** Part of a syllable's time that its initial takes. */
const initialShare = 0.35;
const toneMarks = /[\u0304\u0301\u030c\u0300]/g; // macron, acute, caron, grave; the diaeresis of ü stays

/**
 * Reads a Pinyin syllable such as `zhōng`, `zhong1` or `lü4` (`v` and `u:` count as ü). Anything else reads as IPA.
 */
export function readPinyin(syllable: string): IpaReading {
  const plain = syllable.toLowerCase().normalize('NFD').replace(toneMarks, '').normalize('NFC');
  const text = plain.replace(/[\d\s'’]/g, '').replace(/u:|v/g, 'ü');
  const parts = readSyllable(text);
  return parts ? { parts, stressed: false } : readIpa(syllable);
}

function readSyllable(text: string): VisemePart[] | undefined {
  const initial = [2, 1].map((length) => text.slice(0, length)).find((letters) => initials.has(letters)) ?? '';
  const rest = text.slice(initial.length);
  const spelled = initial === '' ? withoutGlide(rest) : afterPalatal(initial, rest);
  const final = spelledFinal(initial, spelled);
  // A nasal alone (m, n, ng) is a syllable without a final.
  if (final === undefined) return finals.has(text) ? partsOf(finals.get(text)!, 1) : undefined;
  if (initial === '') return partsOf(final, 1);
  return [...partsOf(initials.get(initial)!, initialShare), ...partsOf(final, 1 - initialShare)];
}

function spelledFinal(initial: string, final: string): string | undefined {
  // The i of zhi chi shi ri zi ci si is the consonant held on.
  if (final === 'i' && /^(zh|ch|sh|r|z|c|s)$/.test(initial)) return 'ɨ';
  return finals.get(final);
}

/** Syllables without an initial are spelled with y and w: yan = ian, wo = uo, yu = ü. */
function withoutGlide(text: string): string {
  if (text.startsWith('yu')) return `ü${text.slice(2)}`;
  if (text.startsWith('yi')) return text.slice(1);
  if (text === 'you') return 'iu';
  if (text === 'yong') return 'iong';
  if (text.startsWith('y')) return `i${text.slice(1)}`;
  if (text.startsWith('wu')) return text.slice(1);
  if (text === 'wei') return 'ui';
  if (text === 'wen') return 'un';
  if (text.startsWith('w')) return `u${text.slice(1)}`;
  return text;
}

/** After j q x, u is written for ü. */
function afterPalatal(initial: string, final: string): string {
  return /^[jqx]$/.test(initial) && final.startsWith('u') ? `ü${final.slice(1)}` : final;
}

function partsOf(ipa: string, share: number): VisemePart[] {
  return readIpa(ipa).parts.map((part) => ({ viseme: part.viseme, share: part.share * share }));
}

function table(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(', ').map((entry) => entry.split(' ') as [string, string]));
}
