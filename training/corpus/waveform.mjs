import { spawnSync } from 'node:child_process';

/** Reads 16-bit mono PCM out of a RIFF file's bytes: {rate, samples in -1..1}. */
export function readWave(bytes) {
  const rate = bytes.readUInt32LE(24);
  let at = 12;
  while (bytes.toString('latin1', at, at + 4) !== 'data') at += 8 + bytes.readUInt32LE(at + 4);
  const end = Math.min(bytes.length, at + 8 + bytes.readUInt32LE(at + 4));
  const samples = new Float32Array((end - at - 8) >> 1);
  for (let i = 0; i < samples.length; i++) samples[i] = bytes.readInt16LE(at + 8 + 2 * i) / 32768;
  return { rate, samples };
}

/**
 * Plays sound at `speed` and answers it at 16 kHz: windowed-sinc interpolation. A speed other than 1 moves pitch and
 * formants together, which is how a longer or shorter vocal tract sounds.
 */
export function toSixteenKilohertz(samples, rate, speed) {
  const step = (rate / 16000) * speed;
  const cutoff = Math.min(1, 1 / step) * 0.96;
  const half = Math.ceil(12 / cutoff);
  const out = new Float32Array(Math.floor(samples.length / step));
  for (let i = 0; i < out.length; i++) {
    const centre = i * step;
    const base = Math.floor(centre);
    let sum = 0;
    for (let k = Math.max(0, base - half); k <= Math.min(samples.length - 1, base + half); k++) {
      const d = k - centre;
      const sinc = d === 0 ? cutoff : Math.sin(Math.PI * cutoff * d) / (Math.PI * d);
      sum += samples[k] * sinc * (0.5 + 0.5 * Math.cos((Math.PI * d) / (half + 1)));
    }
    out[i] = sum;
  }
  return out;
}

/** Runs a program to its end; a failure is an error that names it. */
export function runProgram(program, args, input) {
  const done = spawnSync(program, args, { input, encoding: 'utf8', maxBuffer: 2 ** 26, timeout: 300_000 });
  if (done.status !== 0) throw new Error(`${program} ended with ${done.status ?? done.signal}: ${done.stderr}`);
  return done.stdout;
}
