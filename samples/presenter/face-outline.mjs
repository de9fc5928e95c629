import { closedSpline } from './curves.mjs';

const centre = [0, 0.2];
const angles = 1440;

/**
 * The closed outline of the skull and face without ears and hair.
 * @returns {{line: number[][], radius: (x: number, y: number) => number}} the sampled line, and a function that is 0
 * in the middle of the face, 1 on the outline, more outside
 */
export function faceOutline(person) {
  const right = person.outline;
  const left = right
    .slice(1, -1)
    .reverse()
    .map(([x, y]) => [-x, y]);
  const line = closedSpline([...right, ...left], 16);
  const table = radiusTable(line);
  const radius = (x, y) => {
    const dx = x - centre[0];
    const dy = y - centre[1];
    const turn = ((Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1) * angles;
    const i = Math.floor(turn);
    const f = turn - i;
    return Math.hypot(dx, dy) / (table[i % angles] * (1 - f) + table[(i + 1) % angles] * f);
  };
  return { line, radius };
}

/** Distance from the centre to the outline for each of a ring of directions. */
function radiusTable(line) {
  const polar = line
    .map(([x, y]) => {
      const dx = x - centre[0];
      const dy = y - centre[1];
      return { turn: (Math.atan2(dy, dx) / (2 * Math.PI) + 1) % 1, length: Math.hypot(dx, dy) };
    })
    .sort((a, b) => a.turn - b.turn);
  const table = new Float32Array(angles);
  let k = 0;
  for (let i = 0; i < angles; i++) {
    const turn = i / angles;
    while (k < polar.length && polar[k].turn <= turn) k++;
    const a = polar[(k + polar.length - 1) % polar.length];
    const b = polar[k % polar.length];
    const span = (b.turn - a.turn + 1) % 1 || 1;
    table[i] = a.length + (((turn - a.turn + 1) % 1) / span) * (b.length - a.length);
  }
  return table;
}
