/**
 * Numbers from 0 to below 1 that follow from a seed, the same on every machine: SplitMix32 (the 32-bit finalizer of
 * MurmurHash3 over a Weyl sequence; G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number generators", 2014).
 */
export function seededRandom(seed: number): () => number {
  // Seeds beyond 32 bits count too.
  let state = (Math.trunc(seed / 2 ** 32) * 0x9e37_79b9 + (seed >>> 0)) >>> 0;
  return () => {
    state = (state + 0x9e37_79b9) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x85eb_ca6b);
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 2 ** 32;
  };
}
