import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import path from 'node:path';
import { createLogMelStream, melBands } from '@talkgraph/media';

/**
 * Writes utterances as they come: NAME.mel (log-mel rows, float32) and NAME.jsonl (one line an utterance:
 * set, voice, language, first row, row count, events as [start s, end s, IPA]).
 */
export function createCorpusWriter(folder, name) {
  mkdirSync(folder, { recursive: true });
  const mel = openSync(path.join(folder, `${name}.mel`), 'w');
  const index = openSync(path.join(folder, `${name}.jsonl`), 'w');
  let firstRow = 0;
  return {
    get seconds() {
      return firstRow / 100;
    },
    /** Sound at 16 kHz with its phonemes; the features are made by the very code the product runs. */
    add({ voice, language, samples, events }) {
      const stream = createLogMelStream();
      const parts = [stream.push(samples), stream.finish()];
      let rows = 0;
      for (const part of parts) {
        writeSync(mel, Buffer.from(part.buffer, part.byteOffset, part.byteLength));
        rows += part.length / melBands;
      }
      const rounded = events.map(([start, end, ipa]) => [
        Math.round(start * 1e4) / 1e4,
        Math.round(end * 1e4) / 1e4,
        ipa,
      ]);
      writeSync(index, `${JSON.stringify({ set: name, voice, language, firstRow, rows, events: rounded })}\n`);
      firstRow += rows;
    },
    close() {
      closeSync(mel);
      closeSync(index);
    },
  };
}
