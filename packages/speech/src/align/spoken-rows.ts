/** Rows of silence that are kept at each end of a pause: enough to tell where words begin and end. */
const keptRows = 8;
/** Where between the quietest and the loudest a row counts as spoken. */
const spokenShare = 0.3;
/** Speech that stands out less from the background than this (natural logarithm of power; 10 dB) is not found by its level. */
const leastContrast = 2.3;

/**
 * The rows of a sound that are worth comparing: speech, and a little of the silence beside it. Pauses differ from speaker
 * to speaker and would only pull the comparison aside.
 */
export function spokenRows(loudness: Float32Array): Int32Array {
  const sorted = Float32Array.from(loudness).sort();
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
  const [floor, peak] = [at(0.05), at(0.95)];
  if (!(peak - floor > leastContrast)) return Int32Array.from(loudness.keys());
  const threshold = floor + spokenShare * (peak - floor);
  const kept = new Uint8Array(loudness.length);
  for (let t = 0; t < loudness.length; t++) {
    if (loudness[t]! < threshold) continue;
    kept.fill(1, Math.max(0, t - keptRows), Math.min(loudness.length, t + keptRows + 1));
  }
  return Int32Array.from(loudness.keys()).filter((t) => kept[t] === 1);
}
