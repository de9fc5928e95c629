/**
 * The closed, relaxed lips as three curves over x: the top of the upper lip, the seam, the bottom of the lower lip.
 * Heights in head units. Beyond the corners all three meet the seam.
 */
export function lipCurves(person) {
  const { halfWidth, upper, lower } = person.lips;
  const seam = (x) => {
    const a = Math.min(1.25, Math.abs(x) / halfWidth);
    return (
      0.905 - 0.036 * a ** 2.2 + 0.011 * Math.exp(-((a / 0.2) ** 2)) - 0.006 * Math.exp(-(((a - 0.42) / 0.22) ** 2))
    );
  };
  const top = (x) => {
    const a = Math.min(1, Math.abs(x) / halfWidth);
    const dip = 0.02 * Math.exp(-((a / 0.17) ** 2));
    return seam(x) - (upper * (1 - a ** 1.55) ** 0.95 - dip + upper * 0.12 * Math.exp(-(((a - 0.25) / 0.16) ** 2)));
  };
  const bottom = (x) => {
    const a = Math.min(1, Math.abs(x) / halfWidth);
    return seam(x) + lower * (1 - a ** 2.3) ** 0.8;
  };
  return { halfWidth, seam, top, bottom };
}

/** The closed outline of both lips, sampled. */
export function lipLine(curves, steps = 48) {
  const { halfWidth } = curves;
  const line = [];
  for (let i = 0; i <= steps; i++) {
    const x = halfWidth * ((2 * i) / steps - 1);
    line.push([x, curves.top(x)]);
  }
  for (let i = steps; i >= 0; i--) {
    const x = halfWidth * ((2 * i) / steps - 1);
    line.push([x, curves.bottom(x)]);
  }
  return line;
}
