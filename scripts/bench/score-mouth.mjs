// What a mouth has to do at each phoneme, from the letters that eSpeak NG writes and nothing of the product's own tables.

/** Pictures of talkers follow their sound by this much (training/README.md), and so do the tracks. */
const delay = 0.02;
const tolerance = 0.04;
/** eSpeak NG's p shorter than this is the burst alone, with silence of some 50 ms before; its b sounds while shut. */
const burst = 0.08;

/** Vowels that are not round although their letter is the IPA's for a round one, and the other way round. */
const unround = { 'zh-CN': ['o-'], ru: ['y'], vi: ['y', 'yə'], 'pt-BR': ['y'] };
const round = { 'zh-HK': ['yu', 'eo', 'oe', 'u', 'o'] };
const unsure = { ja: ['u', 'ɯᵝ', 'ũ'], en: ['ʊ'], hu: ['ɑ'], fr: ['ə', 'ə-'] };
const roundLetters = /^[uoɔyøœʉɵ]$/;
const spreadLetters = /^[ieɛaɪɨɯæɤ]$/;

const plain = (symbol) =>
  symbol
    .normalize('NFD')
    .replace(/[ˈˌː\d]/g, '')
    .replace(/[\u0300-\u036f]/g, '');

/** Counts, and the rounding of vowels that are and are not round. */
export function scoreMouth({ phonemes, language, track, at }) {
  const score = { bilabials: 0, shut: 0, bursts: 0, early: 0, labiodentals: 0, tucked: 0, approximants: 0, apart: 0 };
  const [rounded, spread] = [[], []];
  phonemes.forEach((phoneme, i) => {
    const symbol = plain(phoneme.symbol);
    const { from, to, isBurst } = closureOf(phoneme, symbol);
    const within = shapes(at, from - tolerance, to + tolerance);
    if (/^[pbmɓ]/.test(symbol)) {
      score.bilabials++;
      if (within.some(isShut)) score.shut++;
      if (isBurst && phonemes[i - 1]?.symbol) {
        score.bursts++;
        // Shut in the silence, not only when the burst is heard.
        if (isShut(at(phoneme.startSeconds + delay - 0.02))) score.early++;
      }
    } else if (/^[fv]/.test(symbol) && !rendersApproximant(symbol, phoneme.language ?? language)) {
      score.labiodentals++;
      if (within.some(({ lowerTuck, open }) => lowerTuck > 0.9 && open < 0.02)) score.tucked++;
    } else if (/^[βɸʋ]/.test(symbol)) {
      score.approximants++;
      const middle = shapes(at, phoneme.startSeconds + delay, phoneme.endSeconds + delay);
      if (!middle.some(isShut) && !nearLabial(phonemes, i)) score.apart++;
      else if (nearLabial(phonemes, i)) score.approximants--;
    }
    const kind = roundingOf(symbol, phoneme.symbol, phoneme.language ?? language);
    const value = at((phoneme.startSeconds + phoneme.endSeconds) / 2 + delay).round;
    if (kind === 'round') rounded.push(value);
    if (kind === 'spread') spread.push(value);
  });
  return { ...score, strays: strays(track, phonemes), rounded, spread };
}

const isShut = ({ open, press }) => open < 0.006 && press > 0.9;
/** Languages whose v is an approximant, whatever the letter. */
const rendersApproximant = (symbol, language) => symbol === 'v' && ['fi', 'hr', 'hi', 'tr', 'uk'].includes(language);

function closureOf({ startSeconds, endSeconds }, symbol) {
  const isBurst = /^p/.test(symbol) && endSeconds - startSeconds < burst;
  const [from, to] = isBurst ? [startSeconds - 0.05, startSeconds] : [startSeconds, endSeconds];
  return { from: from + delay, to: to + delay, isBurst };
}

function shapes(at, from, to) {
  return Array.from({ length: Math.max(1, Math.round((to - from) * 100)) }, (_, i) => at(from + i / 100));
}

const nearLabial = (phonemes, i) => [-2, -1, 1, 2].some((k) => /^[pbm]/.test(plain(phonemes[i + k]?.symbol ?? '')));

function roundingOf(symbol, written, language) {
  const bare = written.replace(/[ˈˌː]/g, '');
  if (unsure[language]?.includes(bare)) return undefined;
  if (unround[language]?.includes(bare)) return 'spread';
  if (round[language]?.includes(bare) || roundLetters.test(symbol)) return 'round';
  return spreadLetters.test(symbol) ? 'spread' : undefined;
}

/** Bilabial closures with no p b m near: nasals that are m in speech, and Vietnamese ng after o, are counted by hand. */
function strays({ closures }, phonemes) {
  return closures.filter(({ kind, startSeconds, endSeconds }) => {
    const near = ({ symbol, startSeconds: start, endSeconds: end }) =>
      /^[pbmɓ]/.test(plain(symbol)) && start - 0.15 < endSeconds && end + 0.15 > startSeconds;
    return kind === 'bilabial' && !phonemes.some(near);
  }).length;
}
