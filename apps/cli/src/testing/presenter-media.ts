import { join } from 'node:path';
import { crop, openClip, openSource, readPcm, resolveFrom, trim } from '@talkgraph/media';
import { makeMedia, type Picture, type TestMedia, type TestPictures, type TestSound } from '@talkgraph/media/testing';

/** The face of the sample presenter, filling most of a small picture. */
const face = { x: 400, y: 100, width: 480, height: 480 };
const frameCount = 25;
const sampleRate = 48_000;
/** Where the sample sentence is well under way, in seconds. */
const speechFrom = 0.4;

/** Makes short files of the presenter and of her voice, in any format. */
export interface PresenterMedia {
  /** One second of the presenter; `pictures` names the codec. */
  video(file: string, pictures: Codec<TestPictures>, sound?: Codec<TestSound>): Promise<string>;
  /** The presenter's first picture as a still. */
  still(file: string, pictures: Codec<TestPictures>): Promise<string>;
  /** `seconds` of speech; the first second has no pause. */
  voice(file: string, sound: Codec<TestSound>, seconds?: number): Promise<string>;
}

type Codec<Track> = Pick<Track, Extract<keyof Track, 'codec'>> & Partial<Track>;

/** Reads the sample presenter and the sample sentence, and cuts from them what the tests want. */
export async function openPresenter(folder: string): Promise<PresenterMedia> {
  const samples = await sampleFiles();
  const frames = await readFrames(samples['presenter.mp4'] ?? '');
  const speech = await readSpeech(samples['speech-en.wav'] ?? '');
  const { width, height } = face;
  const drawn: Omit<TestPictures, 'codec'> = {
    width,
    height,
    fps: { num: 25, den: 1 },
    frameCount,
    draw: (n) => frames[n % frames.length] as Picture,
  };
  const spoken = (seconds: number): Omit<TestSound, 'codec'> => ({
    sampleRate,
    channels: 1,
    sampleCount: Math.round(seconds * sampleRate),
    draw: (i) => speech[i] ?? 0,
  });
  const make = async (file: string, media: TestMedia): Promise<string> => {
    await makeMedia(join(folder, file), media);
    return join(folder, file);
  };
  return {
    video: (file, pictures, sound) =>
      make(file, { pictures: { ...drawn, ...pictures }, ...(sound && { sound: { ...spoken(1), ...sound } }) }),
    still: (file, pictures) =>
      make(file, { format: 'image2', options: { update: 1 }, pictures: { ...drawn, frameCount: 1, ...pictures } }),
    voice: (file, sound, seconds = 1) => make(file, { sound: { ...spoken(seconds), ...sound } }),
  };
}

/** The project's samples by name; made when they are missing, which takes about a minute. */
async function sampleFiles(): Promise<Record<string, string>> {
  const script = new URL('../../../../samples/make-samples.mjs', import.meta.url).href;
  const { makeSamples } = (await import(script)) as { makeSamples: () => Promise<Record<string, string>> };
  return makeSamples();
}

async function readFrames(path: string): Promise<Picture[]> {
  const { clip, sources } = await openSource(path);
  const cut = crop(trim(clip, { first: 0, count: frameCount }), face);
  await using opened = await openClip(cut, { resolveSource: resolveFrom(sources) });
  const frames: Picture[] = [];
  for await (const frame of opened.frames()) {
    using owned = frame;
    const { width, height, y, u, v } = owned;
    frames.push({ width, height, y: y.slice(), u: u.slice(), v: v.slice() });
  }
  return frames;
}

async function readSpeech(path: string): Promise<Float32Array> {
  const chunks: number[] = [];
  for await (const chunk of readPcm(path, { sampleRate })) for (const value of chunk) chunks.push(value);
  return Float32Array.from(chunks.slice(speechFrom * sampleRate));
}
