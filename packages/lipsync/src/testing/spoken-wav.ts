import { writeWav } from '@talkgraph/media';
import { speakText } from '../viseme/testing/speak-text.js';

const sampleRate = 16_000;

/** Writes a WAV of a synthetic voice that says an English text; cut to `seconds` where given. */
export async function spokenWav(path: string, text: string, seconds?: number): Promise<string> {
  const { samples } = await speakText('en', text);
  const kept = seconds === undefined ? samples : samples.slice(0, Math.round(seconds * sampleRate));
  await writeWav(path, { sampleRate, channels: 1, samples: kept });
  return path;
}

/** Writes a WAV in which nothing is heard. */
export async function silentWav(path: string, seconds: number): Promise<string> {
  await writeWav(path, { sampleRate, channels: 1, samples: new Float32Array(Math.round(seconds * sampleRate)) });
  return path;
}
