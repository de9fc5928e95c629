import type { JsonObject } from '@talkgraph/engine';

/** A small run, its one output node, and the files it makes. */
export interface MixedRun {
  readonly name: string;
  readonly prompt: Record<string, { readonly class_type: string; readonly inputs: JsonObject }>;
  readonly output: string;
  /** Where its files go, and how many there are. */
  readonly folder: string;
  readonly extension: string;
  readonly files: number;
  /** What the files hold, where that is known. */
  readonly texts?: readonly string[];
}

type Recipe = (name: string, index: number) => MixedRun;

const node = (class_type: string, inputs: JsonObject) => ({ class_type, inputs });
const emptyImage = (color: number) => node('EmptyImage', { width: 32, height: 32, color });

const picture: Recipe = (name, index) => ({
  name,
  prompt: { 1: emptyImage(index), 2: node('SaveImage', { images: ['1', 0], filename_prefix: `${name}/kept` }) },
  output: '2',
  folder: name,
  extension: '.png',
  files: 1,
});

const sound: Recipe = (name, index) => ({
  name,
  prompt: {
    1: node('SilentAudio', { seconds: 0.5 + index / 100 }),
    2: node('SaveAudio', { audio: ['1', 0], filename_prefix: `${name}/kept`, format: 'flac' }),
  },
  output: '2',
  folder: name,
  extension: '.flac',
  files: 1,
});

const film: Recipe = (name, index) => ({
  name,
  prompt: {
    1: emptyImage(index),
    2: node('ImageToVideo', { images: ['1', 0], seconds: 0.4 }),
    3: node('SaveVideo', { video: ['2', 0], filename_prefix: `${name}/kept` }),
  },
  output: '3',
  folder: name,
  extension: '.mp4',
  files: 1,
});

/** These share a prefix, so that names are dealt out among runs. */
const texts: Recipe = (name) => ({
  name,
  prompt: { 1: node('KillSaveText', { value: name, prefix: 'texts/kept' }) },
  output: '1',
  folder: 'texts',
  extension: '.txt',
  files: 2,
  texts: [`${name}a`, `${name}b`],
});

const loop: Recipe = (name) => ({
  name,
  prompt: {
    1: node('KillCountDown', { count: 5, value: name }),
    2: node('KillSaveText', { value: ['1', 0], prefix: 'texts/kept' }),
  },
  output: '2',
  folder: 'texts',
  extension: '.txt',
  files: 2,
  texts: [`${name}54321a`, `${name}54321b`],
});

const talkingHead: Recipe = (name, index) => ({
  name,
  prompt: {
    1: node('LoadVideo', { file: 'presenter.mp4' }),
    2: node('LoadAudio', { audio: 'speech.wav' }),
    3: node('TrimAudio', { audio: ['2', 0], start: 0, duration: 0.5 + index / 100 }),
    4: node('HeyGemTalkingHead', { audio: ['3', 0], video: ['1', 0], resolution: '720p' }),
    5: node('SaveVideo', { video: ['4', 0], filename_prefix: `${name}/kept` }),
  },
  output: '5',
  folder: name,
  extension: '.mp4',
  files: 1,
});

const recipes = [loop, picture, sound, texts, film];

/** Small runs of all kinds; two of twenty are talking heads, which need `presenter.mp4` and `speech.wav` in inputs/. */
export function mixedRuns(count: number): readonly MixedRun[] {
  return Array.from({ length: count }, (_, index) => {
    const recipe = index % 10 === 6 ? talkingHead : recipes[index % recipes.length]!;
    return recipe(`run-${index}-`, index);
  });
}
