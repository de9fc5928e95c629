import type { Inference } from '@talkgraph/inference';
import { createLogMelStream, melBands } from '@talkgraph/media';
import type { WorkOptions } from '../contract.js';
import { mouthParameters } from '../mouth-shape.js';
import { type MouthTrack, mouthTrackRate } from '../mouth-track.js';
import { type AcousticBlock, hearRows } from './acoustic-model.js';
import { assembleTrack } from './assemble-track.js';
import { findClosures } from './find-closures.js';
import { sharpen } from './sharpen.js';
import { findSpeech } from './speech-activity.js';
import { stretchPeaks } from './stretch-peaks.js';
import { visemeIds } from './viseme-table.js';

export interface AudioTrackOptions extends WorkOptions {
  readonly inference: Inference;
  /** Content hash of the sound; goes into the track. */
  readonly audioHash: string;
  /** BCP 47 tag; goes into the track. The model hears every language alike. */
  readonly language?: string;
  /** Length of the sound, where known: only to report progress. */
  readonly expectedSeconds?: number;
  /** Other weights than the package's own. */
  readonly modelPath?: string;
}

/**
 * Turns any recording into mouth motion. The sound is mono at 16 kHz in −1..1, in chunks of any size; it is worked
 * through in bounded memory (what grows is the track itself, 3 kB a second). The same sound gives the same track however
 * it is chunked. Sound without speech gives a track of zeros.
 * @throws MODEL_MISSING, MODEL_BROKEN; what the chunks throw; the signal's reason
 */
export async function mouthTrackFromAudio(
  pcmChunks: AsyncIterable<Float32Array>,
  options: AudioTrackOptions,
): Promise<MouthTrack> {
  const total =
    options.expectedSeconds === undefined ? undefined : Math.round(options.expectedSeconds * mouthTrackRate);
  const heard = new HeardSound();
  for await (const block of hearRows(logMelRows(pcmChunks), options)) {
    heard.append(block);
    options.onProgress?.({ stage: 'mouth', done: heard.rowCount, ...(total === undefined ? {} : { total }) });
  }
  const speech = findSpeech(heard.probability('_'), heard.loudness());
  return assembleTrack({
    audioHash: options.audioHash,
    language: options.language ?? 'und',
    rows: stretchPeaks(sharpen(heard.shapes())),
    pauseShare: heard.probability('_'),
    speech,
    closures: [
      ...findClosures('bilabial', heard.probability('p')),
      ...findClosures('labiodental', heard.probability('f')),
    ].sort((a, b) => a.first - b.first),
  });
}

async function* logMelRows(pcmChunks: AsyncIterable<Float32Array>): AsyncGenerator<Float32Array> {
  const stream = createLogMelStream();
  for await (const samples of pcmChunks) {
    const rows = stream.push(samples);
    if (rows.length >= melBands) yield rows;
  }
  yield stream.finish();
}

const keptClasses = ['_', 'p', 'f'] as const;
type KeptClass = (typeof keptClasses)[number];

/** Everything that is kept of what the model heard: the shapes and three of the classes. */
class HeardSound {
  readonly #shapes: Float32Array[] = [];
  readonly #loudness: Float32Array[] = [];
  readonly #classes: Record<KeptClass, Float32Array[]> = { _: [], p: [], f: [] };
  rowCount = 0;

  append({ rowCount, shapes, classes, loudness }: AcousticBlock): void {
    this.rowCount += rowCount;
    this.#shapes.push(shapes);
    this.#loudness.push(loudness);
    for (const name of keptClasses) {
      const column = visemeIds.indexOf(name);
      this.#classes[name].push(
        Float32Array.from({ length: rowCount }, (_, t) => classes[t * visemeIds.length + column]!),
      );
    }
  }

  shapes(): Float32Array {
    return joined(this.#shapes, this.rowCount * mouthParameters.length);
  }

  loudness(): Float32Array {
    return joined(this.#loudness, this.rowCount);
  }

  probability(name: KeptClass): Float32Array {
    return joined(this.#classes[name], this.rowCount);
  }
}

function joined(parts: readonly Float32Array[], length: number): Float32Array {
  const all = new Float32Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
