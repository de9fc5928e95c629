import { bezierPoint, points } from './curves.mjs';

const steps = 24;

/** Guide curves for a bundle: every line of the text is a cubic Bezier curve of four points; `side` -1 mirrors them. */
export function guideCurves(text, side = 1) {
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const corners = points(line).map(([x, y]) => [side * x, y]);
      return Array.from({ length: steps + 1 }, (_, i) => bezierPoint(corners, i / steps));
    });
}

/** The region between the first and the last guide, over a share of their length, as a closed line. */
export function bedOf(guides, to = 1, from = 0) {
  const part = (guide) => guide.slice(Math.floor(guide.length * from), Math.ceil(guide.length * to));
  return [...part(guides[0]), ...part(guides[guides.length - 1]).reverse()];
}
