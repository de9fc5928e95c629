import { people } from '../presenter/people.mjs';

const { woman, man } = people;

const skins = {
  fair: { base: [240, 200, 180], warm: [232, 148, 130], deep: [166, 100, 82], light: [250, 226, 210] },
  golden: { base: [222, 174, 138], warm: [212, 122, 94], deep: [140, 78, 54], light: [242, 206, 172] },
  olive: { base: [202, 156, 118], warm: [194, 112, 82], deep: [118, 68, 46], light: [228, 190, 152] },
  brown: { base: [158, 108, 80], warm: [158, 80, 60], deep: [84, 46, 32], light: [194, 146, 114] },
};

const hairs = {
  black: { shadow: [6, 6, 8], middle: [24, 22, 26], light: [74, 72, 82], shine: [186, 190, 206] },
  chestnut: { shadow: [18, 9, 6], middle: [72, 40, 26], light: [158, 98, 62], shine: [255, 214, 170] },
  grey: { shadow: [44, 44, 48], middle: [112, 112, 118], light: [178, 178, 184], shine: [238, 238, 244] },
  auburn: { shadow: [28, 9, 6], middle: [98, 40, 24], light: [184, 96, 58], shine: [255, 204, 160] },
};

const jackets = {
  wine: { jacket: [112, 32, 48], jacketDark: [54, 12, 22], shirt: [246, 240, 236] },
  navy: { jacket: [30, 42, 84], jacketDark: [12, 18, 40], shirt: [232, 238, 246] },
  moss: { jacket: [62, 82, 58], jacketDark: [26, 36, 24], shirt: [244, 240, 226] },
  sand: { jacket: [168, 142, 108], jacketDark: [96, 78, 56], shirt: [250, 248, 244] },
  coal: { jacket: [44, 46, 52], jacketDark: [18, 19, 22], shirt: [214, 226, 238] },
};

/** A variation of one of the two built-in presenters. */
function look(of, seed, skin, hair, jacket, more = {}) {
  return {
    ...of,
    seed,
    skin: skins[skin],
    hair: { ...of.hair, ...hairs[hair] },
    clothes: { ...of.clothes, ...jackets[jacket] },
    brows: { ...of.brows, colour: hairs[hair].middle },
    ...more,
  };
}

/** The looks of the lecturers, in the order of the table; the backdrop is the wall they were photographed before. */
export const looks = [
  { person: woman, backdrop: 'office' },
  { person: man, backdrop: [206, 208, 204] },
  { person: look(woman, 41, 'golden', 'black', 'wine'), backdrop: [188, 200, 210] },
  { person: look(man, 53, 'olive', 'black', 'navy', { beard: 0.15 }), backdrop: 'office' },
  { person: look(woman, 61, 'fair', 'auburn', 'moss'), backdrop: [214, 206, 196] },
  { person: look(man, 67, 'fair', 'grey', 'sand', { beard: 0.3 }), backdrop: [176, 190, 196] },
  { person: look(woman, 73, 'brown', 'black', 'navy', { earring: null }), backdrop: [222, 220, 214] },
  { person: look(man, 83, 'brown', 'black', 'coal', { beard: 0.7 }), backdrop: [196, 202, 196] },
  { person: look(woman, 97, 'golden', 'chestnut', 'coal'), backdrop: 'office' },
  { person: look(man, 101, 'golden', 'chestnut', 'wine', { beard: 0 }), backdrop: [204, 198, 206] },
  { person: look(woman, 109, 'olive', 'chestnut', 'sand'), backdrop: [198, 208, 204] },
];
