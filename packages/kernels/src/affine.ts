/** Brings one place to another: x' = a x + b y + e, y' = c x + d y + f. */
export interface Affine {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
}

/** The transform that undoes another. */
export function inverseOf({ a, b, c, d, e, f }: Affine): Affine {
  const area = a * d - b * c;
  return {
    a: d / area,
    b: -b / area,
    c: -c / area,
    d: a / area,
    e: (b * f - d * e) / area,
    f: (c * e - a * f) / area,
  };
}

/** The transform followed by a change of scale. */
export function scaledBy(scale: number, { a, b, c, d, e, f }: Affine): Affine {
  return { a: scale * a, b: scale * b, c: scale * c, d: scale * d, e: scale * e, f: scale * f };
}
