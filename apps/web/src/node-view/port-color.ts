/** Colours of the types that the built-in nodes have: told apart on white as well as on dark grey. */
const known: Readonly<Record<string, string>> = {
  VIDEO: hue(262),
  AUDIO: hue(28),
  IMAGE: hue(205),
  MASK: hue(160),
  LIPSYNC_OPTIONS: hue(330),
  FACE_TRACK: hue(185),
  MOUTH_TRACK: hue(350),
  REPORT: hue(232),
  ALIGNMENT: hue(175),
  SUBTITLES: hue(58),
  TABLE: hue(118),
  ROW: hue(82),
  LOOP: hue(285),
  FILE: hue(218),
  DELIVERED: hue(5),
  INT: hue(140),
  FLOAT: hue(95),
  STRING: hue(48),
  BOOLEAN: hue(300),
  COMBO: hue(68),
  '*': 'light-dark(hsl(220 8% 46%), hsl(220 10% 68%))',
};

/**
 * The colour of a type's ports and links, as CSS for both schemes. Types of packs get one by their name. Never the only
 * sign of a type: ports say it in their tooltips.
 */
export function portColor(type: string): string {
  const [first = '*'] = type.split(',');
  return known[first.trim()] ?? hue(hueOf(first.trim()));
}

function hue(degrees: number): string {
  return `light-dark(hsl(${degrees} 65% 42%), hsl(${degrees} 70% 66%))`;
}

/** The same name has the same hue everywhere, in steps that can be told apart. */
function hueOf(type: string): number {
  let hash = 0;
  for (const character of type) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 36;
  return hash * 10;
}
