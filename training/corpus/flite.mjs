import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { american } from './phone-sets.mjs';
import { englishSentence, gridSentence } from './texts.mjs';
import { readWave, runProgram, toSixteenKilohertz } from './waveform.mjs';

const voices = ['slt', 'rms', 'awb', 'kal16'];

/** Flite (Debian package `flite`): voices cut from or trained on recordings of four people. */
export function addFliteSpeech(writer, random, seconds) {
  const folder = mkdtempSync(path.join(tmpdir(), 'talkgraph-flite-'));
  const file = path.join(folder, 'spoken.wav');
  try {
    while (writer.seconds < seconds) {
      const voice = random.pick(random.next() < 0.9 ? voices.slice(0, 3) : voices);
      const speed = random.between(0.84, 1.2);
      const stretch = random.between(0.8, 1.25) * speed;
      const text =
        random.next() < 0.35 ? gridSentence(random) : `${englishSentence(random)}. ${englishSentence(random)}.`;
      const printed = runProgram('flite', [
        '-voice',
        voice,
        '--setf',
        `duration_stretch=${stretch.toFixed(3)}`,
        '-psdur',
        '-t',
        text,
        '-o',
        file,
      ]);
      const { rate, samples } = readWave(readFileSync(file));
      writer.add({
        voice: `flite ${voice}`,
        language: 'en',
        samples: toSixteenKilohertz(samples, rate, speed),
        events: parseDurations(printed).map(([start, end, ipa]) => [start / speed, end / speed, ipa]),
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** "pau:0.216 b:0.247 …" (name and end time; a new sentence starts over at 0) as [start, end, IPA]. */
function parseDurations(printed) {
  const events = [];
  let base = 0;
  let last = 0;
  for (const word of printed.trim().split(/\s+/)) {
    const [name, time] = word.split(':');
    if (!(name in american)) throw new Error(`flite spoke a phone without IPA: ${name}`);
    if (base + Number(time) < last) base = last;
    const end = base + Number(time);
    events.push([last, end, american[name]]);
    last = end;
  }
  return events;
}
