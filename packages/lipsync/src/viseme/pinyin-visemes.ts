import { type IpaReading, readIpa, type VisemePart } from './ipa-visemes.js';
import { rulesOfLanguage } from './languages/rules-of-language.js';

/**
 * Initials and finals of Hanyu Pinyin in IPA (broad; aspiration does not show on a mouth).
 */
const initials = table(
  'b p, p p, m m, f f, d t, t t, n n, l l, g k, k k, h x, j tɕ, q tɕ, x ɕ, zh tʂ, ch tʂ, sh ʂ, r ʐ, z ts, c ts, s s',
);
const finals = table(
  'a a, o o, e ɤ, ê ɛ, ai ai, ei ei, ao au, ou ou, an an, en ən, ang aŋ, eng əŋ, ong uŋ, er ɚ, i i, ia ia, ie iɛ, iao iau, iu iou, ian iɛn, in in, iang iaŋ, ing iŋ, iong yuŋ, u u, ua ua, uo uo, uai uai, ui uei, uan uan, un uən, uang uaŋ, ueng uəŋ, ü y, üe yɛ, üan yɛn, ün yn, m m, n n, ng ŋ',
);
/** Part of a syllable's time that its initial takes, and that the r of a rhotic syllable takes of its final. */
const initialShare = 0.35;
const rhoticShare = 0.4;
const toneMarks = /[\u0304\u0301\u030c\u0300]/g; // macron, acute, caron, grave; the diaeresis of ü stays
const { sounds } = rulesOfLanguage('zh');

/**
 * Reads a Pinyin syllable such as `zhōng`, `zhong1`, `lü4` (`v` and `u:` count as ü) or, rhotic, `huār`. Anything else
 * reads as IPA.
 */
export function readPinyin(syllable: string): IpaReading {
  const plain = syllable.toLowerCase().normalize('NFD').replace(toneMarks, '').normalize('NFC');
  const text = plain.replace(/[\d\s'’]/g, '').replace(/u:|v/g, 'ü');
  const parts = readSyllable(text);
  return parts ? { parts, stressed: false } : readIpa(syllable, sounds);
}

function readSyllable(text: string): VisemePart[] | undefined {
  const initial = [2, 1].map((length) => text.slice(0, length)).find((letters) => initials.has(letters)) ?? '';
  const rest = text.slice(initial.length);
  const spelled = initial === '' ? withoutGlide(rest) : afterPalatal(initial, rest);
  const final = finalOf(initial, spelled);
  // A nasal alone (m, n, ng) is a syllable without a final.
  if (final === undefined) return finals.has(text) ? partsOf(finals.get(text)!, 1) : undefined;
  if (initial === '') return scaled(final, 1);
  return [...partsOf(initials.get(initial)!, initialShare), ...scaled(final, 1 - initialShare)];
}

function finalOf(initial: string, spelled: string): VisemePart[] | undefined {
  const final = heldConsonant(initial, spelled) ?? finals.get(spelled);
  if (final !== undefined) return partsOf(final, 1);
  return spelled.endsWith('r') ? rhotic(initial, spelled.slice(0, -1)) : undefined;
}

/** The i of zhi chi shi ri zi ci si is the consonant held on. */
function heldConsonant(initial: string, final: string): string | undefined {
  return final === 'i' && /^(zh|ch|sh|r|z|c|s)$/.test(initial) ? initials.get(initial) : undefined;
}

/**
 * The rhotic suffix 儿 joins its syllable: huār, not hua-er. It takes the place of a final i or n (wánr is war, píngr nasal),
 * and of the whole vowel of zhi and zi (shìr is sher). Duanmu (2007).
 */
function rhotic(initial: string, final: string): VisemePart[] | undefined {
  if (heldConsonant(initial, final)) return partsOf('ɚ', 1);
  const whole = finals.get(final);
  if (whole === undefined) return undefined;
  const vowels = whole.replace(/[nŋ]$/, '').replace(/(?<=[ae])i$/, '');
  return [...partsOf(vowels, 1 - rhoticShare), ...partsOf('ɚ', rhoticShare)];
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
  return scaled(readIpa(ipa, sounds).parts, share);
}

function scaled(parts: readonly VisemePart[], factor: number): VisemePart[] {
  return parts.map(({ viseme, share }) => ({ viseme, share: share * factor }));
}

function table(text: string): ReadonlyMap<string, string> {
  return new Map(text.split(', ').map((entry) => entry.split(' ') as [string, string]));
}
