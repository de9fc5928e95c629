/** The mean over 2 radius + 1 neighbours above and below; beyond the square there is 0. The side is at least 4. */
export function meanDown(from: usize, into: usize, side: i32, radius: i32): void {
  const line = <usize>side << 2;
  const count = 2 * radius + 1;
  const weight = f32x4.splat(1.0 / <f32>count);
  for (let column = 0; column < side; column += 4) {
    // The last four may have been looked at in part.
    const left = <usize>min(column, side - 4) << 2;
    let sum = f32x4.splat(0);
    for (let row = 0; row < min(radius, side); row++) sum = f32x4.add(sum, v128.load(from + left + <usize>row * line));
    for (let row = 0; row < side; row++) {
      const at = left + <usize>row * line;
      if (row + radius < side) sum = f32x4.add(sum, v128.load(from + at + <usize>radius * line));
      if (row > radius) sum = f32x4.sub(sum, v128.load(from + at - <usize>(radius + 1) * line));
      // Sums that are added to and taken from do not come back to nothing.
      v128.store(into + at, f32x4.mul(weight, f32x4.pmax(f32x4.splat(0), sum)));
    }
  }
}

/** Writes rows as columns. */
export function transposeSquare(from: usize, into: usize, side: i32): void {
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const value = load<f32>(from + (<usize>(row * side + column) << 2));
      store<f32>(into + (<usize>(column * side + row) << 2), value);
    }
  }
}

/** Multiplies each number with those of its row and its column. */
export function fadeAtEdges(mask: usize, edge: usize, side: i32): void {
  for (let row = 0; row < side; row++) {
    const share = load<f32>(edge + (<usize>row << 2));
    for (let column = 0; column < side; column++) {
      const at = mask + (<usize>(row * side + column) << 2);
      store<f32>(at, load<f32>(at) * (share * load<f32>(edge + (<usize>column << 2))));
    }
  }
}

/** Writes the part of a square that is not empty as four whole numbers: left, right, top, bottom, the second and last beyond it. */
export function filledPart(mask: usize, side: i32, into: usize): void {
  let left = side;
  let right = 0;
  let top = side;
  let bottom = 0;
  for (let row = 0; row < side; row++) {
    const line = mask + (<usize>(row * side) << 2);
    let first = 0;
    while (first < side && load<f32>(line + (<usize>first << 2)) <= 0) first++;
    if (first === side) continue;
    let last = side - 1;
    while (load<f32>(line + (<usize>last << 2)) <= 0) last--;
    left = min(left, first);
    right = max(right, last + 1);
    top = min(top, row);
    bottom = row + 1;
  }
  store<i32>(into, left);
  store<i32>(into, right, 4);
  store<i32>(into, top, 8);
  store<i32>(into, bottom, 12);
}
