import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isNodeResult, nodeResult } from '@talkgraph/engine';
import type { LipSyncService, QualityFinding } from '../capabilities/lipsync-service.js';
import { qualityScore } from './quality-score.js';
import { recipe } from './testing/recipes.js';
import { recordedContext } from './testing/recorded-context.js';

const report = { artifact: 'cd.json', schema: 'talkgraph.report', version: 1 };
const verdicts = [
  { en: 'The mouth is late.', zh: '嘴型晚了。' },
  { en: 'Blurred.', zh: '模糊。' },
];
const asked: unknown[] = [];
const answering = (score: number | undefined): Pick<LipSyncService, 'score'> => ({
  async score(request): Promise<QualityFinding> {
    asked.push(request);
    return { score, verdicts, report };
  },
});

test('score, report and verdict come out, and clients see score and verdict on the node', async () => {
  const context = recordedContext({ lipsync: answering(81.5) });
  const answer = await qualityScore.run({ video: recipe('talking'), audio: undefined, language: 'en' }, context);
  const verdict = 'The mouth is late.\nBlurred.';
  assert.deepEqual(answer, nodeResult({ outputs: { score: 81.5, report, verdict }, ui: { text: ['81.5', verdict] } }));
  assert.deepEqual(asked.pop(), { video: recipe('talking') });
  assert.deepEqual(context.notes, []);
});

test('the verdict is told in Chinese on request, and a sound may be given to judge against', async () => {
  const context = recordedContext({ lipsync: answering(50) });
  const answer = await qualityScore.run({ video: recipe('talking'), audio: recipe('speech'), language: 'zh' }, context);
  assert.equal(isNodeResult(answer) && answer.outputs?.verdict, '嘴型晚了。\n模糊。');
  assert.deepEqual(asked.pop(), { video: recipe('talking'), audio: recipe('speech') });
});

test('a video of which too little could be measured is not passed off as a bad one', async () => {
  const context = recordedContext({ lipsync: answering(undefined) });
  await qualityScore.run({ video: recipe('talking'), audio: undefined, language: 'en' }, context);
  assert.match(context.notes[0]?.en ?? '', /^Too little could be measured/);
});
