import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { lecturers, portraitOf, recordingOf, tableCsv } from '../../../samples/lecturers/table.mjs';

/**
 * Puts a table of `count` lecturers into a home: the good rows of the sample over and over, each with a portrait and a
 * recording that no other row has byte for byte, so that nothing is found in a cache.
 * @param {{inputs: string}} home
 * @param {{count: number, part: number, times: number}} wanted `part`: the share of each recording and script that is kept,
 * 0 to 1; `times`: how often it is said
 */
export async function writeRows(home, { count, part, times }) {
  const good = lecturers.filter(({ face, voice }) => face !== 'no face' && voice !== 'missing');
  const lines = [];
  for (let i = 0; i < count; i++) {
    const row = good[i % good.length];
    const id = String(i + 1).padStart(3, '0');
    const portrait = portraitOf(row).replace(row.id, `row-${id}`);
    const bytes = await readFile(join(home.inputs, portraitOf(row)));
    await writeFile(
      join(home.inputs, portrait),
      portrait.endsWith('.mp4') ? withFreeBox(bytes, i) : withComment(bytes, i),
    );
    const recording = recordingOf(row).replace(row.id, `row-${id}`);
    if (recording) {
      const sound = await readFile(join(home.inputs, recordingOf(row)));
      await writeFile(join(home.inputs, recording), cutSound(sound, { part, times, gain: 1 - 0.002 * i }));
    }
    const script = Array(times).fill(cutText(row.script, part)).join(' ');
    // A script that is read aloud is its row's own when its words are.
    const said = recording ? script : `${script} ${i + 1}`;
    lines.push([id, row.name, row.course, portrait, recording, said]);
  }
  const header = tableCsv().split('\n', 1)[0];
  const cells = lines.map((line) => line.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','));
  await writeFile(join(home.inputs, 'lecturers.csv'), `${[header, ...cells].join('\n')}\n`);
}

/** The first share of a text: words where it has them, characters where it has not. */
function cutText(text, part) {
  const pieces = text.includes(' ') ? text.split(/(?<= )/) : [...text];
  return pieces
    .slice(0, Math.max(1, Math.round(part * pieces.length)))
    .join('')
    .trim();
}

/** A mono 16-bit WAV, cut, quieter and said several times. */
function cutSound(bytes, { part, times, gain }) {
  const at = bytes.indexOf('data') + 8;
  const all = new Int16Array(bytes.buffer.slice(bytes.byteOffset + at, bytes.byteOffset + bytes.length));
  const kept = Int16Array.from(all.subarray(0, Math.round(part * all.length)), (v) => Math.round(v * gain));
  const body = Buffer.concat(Array(times).fill(Buffer.from(kept.buffer)));
  const header = Buffer.from(bytes.subarray(0, at));
  header.writeUInt32LE(at + body.length - 8, 4);
  header.writeUInt32LE(body.length, at - 4);
  return Buffer.concat([header, body]);
}

/** A JPEG with a comment behind its first marker. */
function withComment(bytes, number) {
  const comment = Buffer.from([0xff, 0xfe, 0, 6, 0, 0, 0, 0]);
  comment.writeUInt32BE(number, 4);
  return Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]);
}

/** An MP4 with an empty box at its end. */
function withFreeBox(bytes, number) {
  const box = Buffer.alloc(12);
  box.writeUInt32BE(12, 0);
  box.write('free', 4);
  box.writeUInt32BE(number, 8);
  return Buffer.concat([bytes, box]);
}
