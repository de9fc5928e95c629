/** A point in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * The ends of the head's three axes as they are seen from the front, for axes of length 1 that begin at the same point:
 * to the picture's right, down, and out of the face towards the viewer. Degrees: yaw + to the right, pitch + down,
 * roll + clockwise.
 */
export function poseAxes(yaw: number, pitch: number, roll: number): { right: Point; down: Point; out: Point } {
  const [y, p, r] = [yaw, pitch, roll].map((degrees) => (degrees * Math.PI) / 180) as [number, number, number];
  const turn = ([x, yy, z]: readonly [number, number, number]): Point => {
    // Nods first, then turns, then leans. z points at the viewer.
    const [y1, z1] = [yy * Math.cos(p) + z * Math.sin(p), -yy * Math.sin(p) + z * Math.cos(p)];
    const x2 = x * Math.cos(y) + z1 * Math.sin(y);
    return { x: x2 * Math.cos(r) - y1 * Math.sin(r), y: x2 * Math.sin(r) + y1 * Math.cos(r) };
  };
  return { right: turn([1, 0, 0]), down: turn([0, 1, 0]), out: turn([0, 0, 1]) };
}
