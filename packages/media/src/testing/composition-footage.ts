import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { Clip } from '../clip.js';
import type { Frame } from '../frame.js';
import { hashFile } from '../hash-file.js';
import { writePicture } from '../images/write-picture.js';
import { openSource, resolveFrom } from '../open-source.js';
import { openClip } from '../run/open-clip.js';
import { readPcm } from '../run/read-pcm.js';
import { makeMedia } from './make-media.js';
import { numberedPicture } from './numbered-picture.js';
import { temporaryFolder } from './temporary-folder.js';

export const fps = { num: 25, den: 1 };

/** A plain picture of one luma; the number of the frame is of no account. */
const plain = (luma: number) => (_n: number, width: number, height: number) => {
  const picture = numberedPicture(0, width, height);
  picture.y.fill(luma);
  return picture;
};

/** Films with numbers and of one luma (one of them 10-bit HEVC of full range), a small one, and a white picture. */
export async function compositionFootage(t: TestContext) {
  const folder = await temporaryFolder(t);
  const sound = { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 16000, draw: () => 0.4 } as const;
  const size = { width: 192, height: 128, fps, frameCount: 25 } as const;
  await makeMedia(join(folder, 'numbers.mp4'), { pictures: { codec: 'libx264', ...size }, sound });
  await makeMedia(join(folder, 'dark.mp4'), {
    pictures: { codec: 'libx264', ...size, options: { crf: 1 }, draw: plain(50) },
    sound,
  });
  await makeMedia(join(folder, 'bright.mkv'), {
    pictures: { codec: 'libx265', ...size, pixelFormat: 'yuv420p10le', fullRange: true, draw: plain(200) },
  });
  await makeMedia(join(folder, 'inset.mp4'), {
    pictures: { codec: 'libx264', ...size, width: 64, height: 48, frameCount: 10 },
    sound: { ...sound, sampleCount: 6400 },
  });
  const names = ['numbers.mp4', 'dark.mp4', 'bright.mkv', 'inset.mp4'];
  const opened = await Promise.all(names.map((name) => openSource(join(folder, name))));
  const logo = join(folder, 'logo.png');
  const data = new Uint8Array(20 * 10 * 4).fill(255);
  await writePicture({ width: 20, height: 10, channels: 4, data }, logo, { format: 'png' });
  const picture = { sha256: await hashFile(logo), width: 20, height: 10 };
  const sources = [...opened.map((file) => file.sources), new Map([[picture.sha256, logo]])];
  const [numbers, dark, bright, inset] = opened.map((file) => file.clip) as [Clip, Clip, Clip, Clip];
  return { folder, numbers, dark, bright, inset, picture, resolveSource: resolveFrom(...sources) };
}

/** What `compositionFootage` answers. */
export type Footage = Awaited<ReturnType<typeof compositionFootage>>;

/** Looks at one frame of a recipe. */
export async function look<T>(clip: Clip, n: number, { resolveSource }: Footage, at: (frame: Frame) => T): Promise<T> {
  await using opened = await openClip(clip, { resolveSource });
  using frame = await opened.frame(n);
  return at(frame);
}

/** The planes of a frame, kept beyond its life. */
export const copyOf = ({ y, u, v }: Frame) => ({ y: y.slice(), u: u.slice(), v: v.slice() });
/** Reads one pixel's luma. */
export const lumaAt = (x: number, y: number) => (frame: Frame) => frame.y[y * frame.width + x] as number;

/** Samples of a recipe's sound at these seconds. */
export async function levels(clip: Clip, { resolveSource }: Footage, points: readonly number[]): Promise<number[]> {
  const samples: number[] = [];
  for await (const chunk of readPcm(clip, { sampleRate: 16000, resolveSource })) samples.push(...chunk);
  return points.map((seconds) => samples[Math.round(seconds * 16000)] as number);
}
