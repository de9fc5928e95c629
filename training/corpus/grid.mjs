import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** A sound of every viseme, to write the aligned clips' visemes as phonemes. */
const soundOf = {
  _: '',
  T: 'θ',
  S: 'ʃ',
  r: 'ɹ',
  '{': 'æ',
  V: 'ʌ',
  '@': 'ə',
  E: 'ɛ',
  I: 'ɪ',
  O: 'ɔ',
  3: 'ɜ',
};

/** The aligned GRID clips (`clips.json`), whose recordings lie in a folder as NAME.mpg; decoded by Debian's ffmpeg. */
export function addGridSpeech(writer, clipsFile, folder) {
  for (const { name, visemes } of JSON.parse(readFileSync(clipsFile, 'utf8'))) {
    const file = readdirSync(folder).find((entry) => path.parse(entry).name === name);
    const { stdout } = spawnSync(
      'ffmpeg',
      ['-v', 'error', '-i', path.join(folder, file), '-ac', '1', '-ar', '16000', '-f', 'f32le', '-'],
      {
        maxBuffer: 2 ** 26,
      },
    );
    const samples = new Float32Array(stdout.buffer.slice(stdout.byteOffset, stdout.byteOffset + stdout.length));
    const events = visemes.map(([start, end, viseme]) => [start, end, soundOf[viseme] ?? viseme]);
    writer.add({ voice: name, language: 'en', samples, events });
  }
}
