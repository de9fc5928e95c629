// Phone names of the voices, as IPA. A pause is the empty string; a missing name stops the build of the corpus.

const pauses = { pau: '', '#': '', '##': '', 'h#': '', _: '', brth: '', nil: '' };

/** The CMU/radio set of flite and of the American festival voices. */
export const american = table(
  'aa ɑ, ae æ, ah ʌ, ao ɔ, aw aʊ, ax ə, axr ɚ, ay aɪ, b b, ch tʃ, d d, dh ð, dx ɾ, eh ɛ, el l, em m, en n, er ɝ, ey eɪ, f f, g ɡ, hh h, hv h, ih ɪ, iy i, jh dʒ, k k, l l, m m, n n, nx n, ng ŋ, ow oʊ, oy ɔɪ, p p, r ɹ, s s, sh ʃ, t t, th θ, uh ʊ, uw u, v v, w w, y j, z z, zh ʒ',
);

export const italian = table(
  'i i, e e, E ɛ, a a, o o, O ɔ, u u, i1 i, e1 e, E1 ɛ, a1 a, o1 o, O1 ɔ, u1 u, j j, w w, p p, t t, k k, b b, d d, g ɡ, f f, s s, S ʃ, v v, z z, Z ʒ, ts ts, tS tʃ, dz dz, dZ dʒ, m m, n n, J ɲ, ng ŋ, nf ɱ, l l, L ʎ, r r',
);

export const catalan = table(
  'ax ə, a a, a1 a, b b, d d, e e, e1 e, E ɛ, E1 ɛ, f f, g ɡ, i i, i1 i, j j, J ɲ, k k, l l, L ʎ, m m, n n, o o, o1 o, O ɔ, O1 ɔ, p p, r ɾ, rr r, s s, S ʃ, t t, u u, u1 u, w w, z z, Z ʒ',
);

export const czech = table(
  'a a, a: aː, b b, c ts, c~ tʃ, ch x, d d, d~ ɟ, dz dz, dz~ dʒ, e ɛ, e: ɛː, f f, g ɡ, h ɦ, i ɪ, i: iː, j j, k k, l l, m m, n n, n* ŋ, n~ ɲ, o o, o: oː, p p, r r, r~ ʒ, r~* ʃ, s s, s~ ʃ, t t, t~ c, u u, u: uː, v v, z z, z~ ʒ',
);

const finnishVowels = 'a ɑ, e e, i i, o o, u u, y y, @ æ, 7 ø';
const finnishConsonants =
  'p p, t t, k k, b b, d d, g ɡ, f f, T θ, s s, S ʃ, z z, Z ʒ, h h, v ʋ, m m, n n, N ŋ, l l, L ʎ, r r, j j, w w, D ð, & ə';
export const finnish = {
  ...table(`${finnishVowels}, ${finnishConsonants}`),
  ...Object.fromEntries(
    Object.entries(table(`${finnishVowels}, ${finnishConsonants}`)).map(([name, ipa]) => [`${name}:`, `${ipa}ː`]),
  ),
  ...pauses,
};

/** The shared set of the Hindi, Marathi and Telugu voices. */
export const indic = table(
  'a ə, aa aː, ih ɪ, iy iː, uh ʊ, uw uː, eh e, ee eː, ay ɛː, oh o, oo oː, aw ɔː, f f, k k, g ɡ, ch tʃ, T ʈ, D ɖ, N ɳ, th t, dh d, n n, p p, b b, m m, y j, r ɾ, l l, v ʋ, L ɭ, R ɾ, s s, sh ʃ, j dʒ, h ɦ, ksh kʃ, sri ʃr, x x, kh kʰ, gh ɡʱ, td ʈʰ, tth tʰ, ddh ɖʱ, bh bʱ, zh ʒ, @ ə, w w',
);

export const russian = table(
  'ii i, yy ɨ, uu u, ee e, oo o, aa a, a ɐ, e ɪ, i ɪ, y ɨ, u ʊ, ae ɪ, ay ə, ur ʊ, p p, pp p, b b, bb b, t t, tt t, d d, dd d, k k, kk k, g ɡ, gg ɡ, c ts, ch tʃ, f f, ff f, v v, vv v, s s, ss s, z z, zz z, sh ʃ, sch ʃ, zh ʒ, h x, hh x, m m, mm m, n n, nn n, l l, ll l, r r, rr r, j j',
);

function table(text) {
  const entries = text.split(', ').map((entry) => entry.split(' '));
  return { ...Object.fromEntries(entries), ...pauses };
}
