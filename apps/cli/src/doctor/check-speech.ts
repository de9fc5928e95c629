import { isTalkgraphError } from '@talkgraph/errors';
import { createInference } from '@talkgraph/inference';
import { mouthTrackFromAudio } from '@talkgraph/lipsync';
import type { Check } from './finding.js';

const sampleRate = 16_000;

/** Runs the acoustic model on a second of silence. */
export const checkSpeech: Check = async ({ messages, locale }) => {
  const started = performance.now();
  await using inference = createInference();
  try {
    await mouthTrackFromAudio(oneSecond(), { inference, audioHash: '' });
  } catch (error) {
    const found = isTalkgraphError(error) ? error.text[locale] : String(error);
    return { check: 'speech', state: 'problem', found, advice: messages.doctor.reinstall, data: {} };
  }
  const ms = Math.round(performance.now() - started);
  const data = { ms, models: inference.figures() };
  return { check: 'speech', state: 'ok', found: messages.doctor.speechRuns(String(ms)), data };
};

async function* oneSecond(): AsyncGenerator<Float32Array> {
  yield new Float32Array(sampleRate);
}
