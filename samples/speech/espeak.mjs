import loadEspeak from '@echogarden/espeak-ng-emscripten';

/** eSpeak NG's sample rate in hertz. */
export const espeakRate = 22050;

/**
 * A fresh synthesiser. It seeds the noise of its consonants from the clock, so the clock stands still while it starts and
 * speaks: the same text always gives the same sound.
 */
export async function openEspeak() {
  // A module of its own: the synthesiser keeps its state between texts.
  const module = await loadEspeak();
  return atFixedTime(() => new module.eSpeakNGWorker());
}

/** Runs a call that does not wait for anything, with Date.now standing still. */
function atFixedTime(call) {
  const now = Date.now;
  Date.now = () => 0;
  try {
    return call();
  } finally {
    Date.now = now;
  }
}

/**
 * Speaks one sentence.
 * @param worker as openEspeak gives it
 * @param {string} text
 * @param {{voice: string, rate: number, pitch: number, range: number}} manner see sentences.mjs
 * @returns {{samples: Int16Array, phonemes: {symbol: string, startSeconds: number, endSeconds: number}[]}}
 * mono sound at 22 050 Hz and its phonemes in eSpeak's notation; an empty symbol is a pause
 */
export function synthesise(worker, text, { voice, rate, pitch, range }) {
  worker.set_voice(voice);
  worker.set_rate(rate);
  worker.set_pitch(pitch);
  worker.set_range(range);
  const parts = [];
  const marks = [];
  atFixedTime(() => {
    worker.synthesize(text, (sound, events) => {
      // The sound lies in the module's memory and is overwritten by the next call.
      if (sound?.length) parts.push(Int16Array.from(sound));
      for (const { type, id, audio_position } of events) {
        if (type === 'phoneme') marks.push({ symbol: id ?? '', startSeconds: audio_position / 1000 });
      }
    });
  });
  const samples = joined(parts);
  const end = samples.length / espeakRate;
  const phonemes = marks.map((mark, i) => ({ ...mark, endSeconds: marks[i + 1]?.startSeconds ?? end }));
  return { samples, phonemes: phonemes.filter((p) => p.endSeconds > p.startSeconds) };
}

function joined(parts) {
  const all = new Int16Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
