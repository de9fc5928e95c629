import { clamp } from './curves.mjs';

const inner = 0.26;
const outer = 0.625;

/**
 * The opening of one eye (the one on the viewer's right; mirror x for the other) as curves over |x|.
 * `blink` is 0 for open, 1 for shut. Head units.
 */
export function eyeCurves(person) {
  const size = person.eyes.size;
  const place = (x) => clamp((x - inner) / (outer - inner), 0, 1);
  const cornerLine = (t) => 0.012 - 0.05 * t;
  const upperOpen = (x) => {
    const t = place(x);
    return cornerLine(t) - 0.122 * size * Math.sin(Math.PI * t ** 0.83) ** 0.72;
  };
  const lowerOpen = (x) => {
    const t = place(x);
    return cornerLine(t) + 0.066 * size * Math.sin(Math.PI * t ** 1.22) ** 0.85;
  };
  const shut = (x) => {
    const t = place(x);
    return cornerLine(t) + 0.058 * Math.sin(Math.PI * t) ** 0.9;
  };
  const upper = (x, blink) => upperOpen(x) + (shut(x) - upperOpen(x)) * blink;
  const lower = (x, blink) => lowerOpen(x) + (shut(x) - lowerOpen(x)) * blink;
  const crease = (x) => {
    const t = clamp((x - inner + 0.01) / (outer + 0.05 - inner), 0, 1);
    return cornerLine(t) - 0.02 - 0.165 * size * Math.sin(Math.PI * (0.04 + 0.9 * t) ** 0.86) ** 0.8;
  };
  return { inner, outer, pupil: 0.44, upper, lower, crease };
}
