import { writeFile } from 'node:fs/promises';
import { openSource, render, replaceAudio, resolveFrom, writeWav } from '@talkgraph/media';
import { greyPicture } from '../doctor/grey-picture.js';

/** Writes a WAV file with a quiet tone; `seconds` may be 0. */
export async function makeTone(path: string, seconds: number, sampleRate = 16000): Promise<string> {
  const samples = Float32Array.from({ length: Math.round(seconds * sampleRate) }, (_, i) => 0.2 * Math.sin(i / 8));
  await writeWav(path, { sampleRate, channels: 1, samples });
  return path;
}

/** Writes a picture of nothing but grey, 256×256. */
export async function makeGreyPicture(path: string): Promise<string> {
  await writeFile(path, greyPicture);
  return path;
}

/** Writes a grey MP4 of some frames at 25 a second, with the sound of a file or silent. */
export async function makeGreyVideo(path: string, frameCount: number, soundPath?: string): Promise<string> {
  const picture = await openSource(await makeGreyPicture(`${path}.png`), { still: { frameCount } });
  const sound = soundPath ? await openSource(soundPath, { require: 'audio' }) : undefined;
  const clip = sound ? replaceAudio(picture.clip, sound.clip) : picture.clip;
  await render(clip, path, { resolveSource: resolveFrom(picture.sources, sound?.sources ?? new Map()) });
  return path;
}
