import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readCatalogue } from '../catalogue/read-catalogue.js';
import type { Prompt } from '../history/run-workflow.js';
import { firstValues, trialParameters } from './trial-parameters.js';
import { trialRuns } from './trial-runs.js';

const info = (required: object, output: readonly string[]) => ({
  input: { required },
  output,
  output_name: output,
  output_is_list: output.map(() => false),
});
const catalogue = readCatalogue({
  Talk: info({ video: ['VIDEO'], audio: ['AUDIO'], engine: [['auto', 'built-in', 'other'], { default: 'built-in' }] }, [
    'AUDIO',
    'VIDEO',
  ]),
  Strength: info({ strength: ['FLOAT', { default: 1, min: 0, max: 2 }], name: ['STRING', {}] }, ['SETTING']),
  QualityScore: info({ video: ['VIDEO'] }, ['FLOAT']),
});
const prompt: Prompt = {
  2: { class_type: 'Strength', inputs: { strength: 1, name: 'x' } },
  7: { class_type: 'Talk', inputs: { video: ['1', 0], engine: 'built-in' } },
};

test('what was chosen or typed as a number may be tried otherwise, engines first', () => {
  const found = trialParameters(prompt, catalogue);
  assert.deepEqual(
    found.map(({ key }) => key),
    ['7 engine', '2 strength'],
  );
  assert.deepEqual(found.map(firstValues), [
    ['built-in', 'other'],
    ['0.8', '1', '1.2'],
  ]);
});

test('every combination is a run of its own that judges its film', () => {
  const [engine, strength] = trialParameters(prompt, catalogue);
  const trials = [
    { parameter: engine!, values: ['built-in', 'other'] },
    { parameter: strength!, values: ['0.5', '1.5'] },
  ];
  const runs = trialRuns(prompt, trials, catalogue);
  assert.deepEqual(
    runs.map(({ prompt: made }) => [made[7]?.inputs.engine, made[2]?.inputs.strength]),
    [
      ['built-in', 0.5],
      ['built-in', 1.5],
      ['other', 0.5],
      ['other', 1.5],
    ],
  );
  assert.deepEqual(runs[0]?.prompt[8], { class_type: 'QualityScore', inputs: { video: ['7', 1] } });
  assert.deepEqual(
    runs[3]?.settings.map(({ value }) => value),
    ['other', '1.5'],
  );
  const judged: Prompt = { ...prompt, 9: { class_type: 'QualityScore', inputs: { video: ['7', 1] } } };
  assert.equal(Object.keys(trialRuns(judged, trials, catalogue)[0]?.prompt ?? {}).length, 3);
  assert.deepEqual(trialRuns(prompt, [{ parameter: engine!, values: [] }], catalogue), []);
});
