import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { readControls } from '@talkgraph/lipsync';
import { recordedContext } from '../lipsync/testing/recorded-context.js';
import { expression } from './expression.js';
import { headMotion } from './head-motion.js';

const text = 'Good morning. Is it you?';
const words = [
  { text: 'Good', from: 0, to: 4, startSeconds: 0.1, endSeconds: 0.3 },
  { text: 'morning', from: 5, to: 12, startSeconds: 0.3, endSeconds: 0.8 },
  { text: 'Is', from: 14, to: 16, startSeconds: 1.2, endSeconds: 1.3 },
  { text: 'it', from: 17, to: 19, startSeconds: 1.3, endSeconds: 1.4 },
  { text: 'you', from: 20, to: 23, startSeconds: 1.4, endSeconds: 1.9 },
];
const services = {
  subtitles: { readAlignment: async () => ({ language: 'en', text, words, durationSeconds: 2 }) },
};
const times = { artifact: 'a', schema: 'talkgraph.alignment', version: 1 };
type Inputs = Parameters<typeof expression.run>[0];
const inputs: Inputs = {
  emotion: 'friendly',
  strength: 1,
  from_sound: 0.3,
  ease: 0.6,
  script: '',
  times: '',
  alignment: undefined,
  table: undefined,
  options: undefined,
};

/** The settings that a node answers. */
const settingsOf = (answer: unknown) => (answer as { readonly options: Readonly<Record<string, unknown>> }).options;

test('a look of the whole joins the other settings, and the renderer takes it', async () => {
  const options = settingsOf(await expression.run({ ...inputs, options: { intensity: 1.2 } }, recordedContext({})));
  assert.equal(options.intensity, 1.2);
  const { expression: look } = readControls(options);
  assert.deepEqual(look, { emotion: 'friendly', strength: 1, fromSound: 0.3, easeSeconds: 0.6, cues: [] });
});

test('tags of a script get the times of its words; lines add to them', async () => {
  const given = { ...inputs, script: 'Good morning. [curious] Is it you?', alignment: times, times: '0.2 happy' };
  const options = settingsOf(await expression.run(given, recordedContext(services)));
  assert.deepEqual(readControls(options).expression?.cues, [
    { startSeconds: 1.2, emotion: 'curious', strength: 1 },
    { startSeconds: 0.2, emotion: 'happy', strength: 1 },
  ]);
});

test('tags without times are refused with what to connect', async () => {
  await assert.rejects(
    async () => expression.run({ ...inputs, script: '[sad] Oh.' }, recordedContext({})),
    (error) => isTalkgraphError(error) && error.code === 'EXPRESSION_NEEDS_TIMES',
  );
});

test('head motion tells its manner, and where the text asks', async () => {
  const given = { style: 'lively', amount: 1.5, blinks: false, alignment: times, options: { intensity: 0.5 } } as const;
  const options = settingsOf(await headMotion.run(given, recordedContext(services)));
  assert.deepEqual(readControls(options).headMotion, { style: 'lively', amount: 1.5, blinks: false, questions: [1.9] });
  const alone = settingsOf(await headMotion.run({ ...given, alignment: undefined }, recordedContext({})));
  assert.equal(readControls(alone).headMotion?.questions, undefined);
});

test('ranges and defaults are those that the renderer takes', () => {
  for (const strength of [0, expression.inputs.strength.max]) readControls({ expression: { strength } });
  for (const emotion of ['neutral', 'angry']) readControls({ expression: { emotion } });
  for (const amount of [0, headMotion.inputs.amount.max]) readControls({ headMotion: { amount } });
});
