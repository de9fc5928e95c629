import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { makeSamples } from '../../samples/make-samples.mjs';

/**
 * What is benched: a 1080p25 clip (the presenter, scaled once, unless a file is given) and a recording repeated to the
 * length wanted.
 * @returns {Promise<{clip: string, sound: (seconds: number) => Promise<string>, name: string}>}
 */
export async function benchMaterial({ folder, clip, audio, seconds }) {
  const samples = await makeSamples();
  const sound = audio ?? samples['speech-en.wav'];
  const template = clip ?? (await presenterAt1080p(folder, samples['presenter.mp4']));
  const sounds = {};
  for (const length of [seconds, 10 * seconds]) sounds[length] = await repeatedSound(folder, sound, length);
  return { clip: template, sounds, name: clip ? basename(clip) : 'the presenter, 1920x1080, 25 fps, 8 s' };
}

async function presenterAt1080p(folder, presenter) {
  const path = join(folder, 'presenter-1080p.mp4');
  if (existsSync(path)) return path;
  const { openSource, render, resolveFrom, scaleToFit } = await import('../../packages/media/dist/index.js');
  const opened = await openSource(presenter);
  await render(scaleToFit(opened.clip, '1080p'), path, { resolveSource: resolveFrom(opened.sources) });
  return path;
}

/** The sound, over and over until it is `seconds` long, as mono at 16 kHz. */
async function repeatedSound(folder, path, seconds) {
  const target = join(folder, `sound-${seconds}.wav`);
  const { readPcm, writeWav } = await import('../../packages/media/dist/index.js');
  const sampleRate = 16_000;
  const samples = new Float32Array(seconds * sampleRate);
  let at = 0;
  while (at < samples.length) {
    for await (const chunk of readPcm(path, { sampleRate })) {
      samples.set(chunk.subarray(0, Math.max(0, samples.length - at)), Math.min(at, samples.length));
      at += chunk.length;
    }
  }
  await writeWav(target, { sampleRate, channels: 1, samples });
  return target;
}
