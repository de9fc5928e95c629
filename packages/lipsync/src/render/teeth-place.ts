/** Where teeth are in the head, in u. Teeth stand this far behind the lips, and their arch goes back by `archDepth` a². */
const teethDepth = 0.03;
const archDepth = 1.9;
/** Upper biting edge below the line between the closed lips. */
export const upperEdge = 0.02;
/** The line of the biting edges rises to the sides by this times a². */
export const edgeRise = 0.2;
/** The lower teeth bite this far behind the upper edge. */
export const overbite = 0.02;

/** Depth of the teeth's front at a, for lips whose middle lies at `lipDepth`. */
export function toothDepthAt(a: number, lipDepth: number): number {
  return lipDepth + teethDepth + archDepth * Math.min(0.09, a * a);
}
