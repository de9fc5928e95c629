/** Frequencies of four soft chords, an octave below where melodies lie: I – vi – IV – V of C major. */
const chords = [
  [130.81, 196, 329.63],
  [110, 164.81, 261.63],
  [87.31, 174.61, 261.63],
  [98, 196, 293.66],
];
const chordSeconds = 2.4;

/**
 * Background music of four chords, made of sines only; its end goes over into its start.
 * @param {number} sampleRate
 * @returns {Int16Array} mono
 */
export function composeMusic(sampleRate) {
  const perChord = Math.round(chordSeconds * sampleRate);
  const total = perChord * chords.length;
  const sum = new Float64Array(total);
  for (const [place, tones] of chords.entries()) {
    for (const [voice, frequency] of tones.entries()) {
      // Each tone begins a little after the one below, as on a harp, and rings on into the next chord.
      const start = place * perChord + Math.round(voice * 0.3 * sampleRate);
      for (let i = 0; i < perChord * 1.6; i++) {
        const seconds = i / sampleRate;
        const loudness = Math.min(1, seconds / 0.08) * Math.exp(-seconds / 1.1);
        const tone = Math.sin(2 * Math.PI * frequency * seconds) + 0.3 * Math.sin(4 * Math.PI * frequency * seconds);
        sum[(start + i) % total] += loudness * tone;
      }
    }
  }
  const peak = sum.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
  return Int16Array.from(sum, (v) => Math.round((v / peak) * 0.5 * 32767));
}
