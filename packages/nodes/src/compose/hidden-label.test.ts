import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Clip, TagOptions } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';
import { type AigcLabelFields, readAigcLabel } from './aigc-label-text.js';
import { duckingPoints } from './background-music.js';
import { type HiddenLabelValues, withHiddenLabel } from './hidden-label.js';

const clip: Clip = { op: 'source', params: {}, inputs: [], hash: 'abcdef0123456789'.repeat(4) };
const values: HiddenLabelValues = {
  producer: '001191440300708461136T1XGW3',
  produce_id: '',
  certainty: 'is',
  existing_label: 'propagate',
  reserved_code_1: '',
  reserved_code_2: '',
};

/** The label that a clip gets whose footage carries `existing`. */
function label(change: Partial<HiddenLabelValues>, existing?: string): AigcLabelFields {
  let written = '';
  const service = {
    describe: () => (existing === undefined ? {} : { file: { tags: { AIGC: existing } } }),
    edit: {
      tag: (given: Clip, { tags }: TagOptions) => {
        written = tags?.AIGC ?? '';
        return given;
      },
    },
  } as unknown as MediaService;
  withHiddenLabel(service, clip, { ...values, ...change });
  return JSON.parse(written) as AigcLabelFields;
}

test('a first label names the producer as propagator too, under one number', () => {
  const number = 'abcdef0123456789abcdef0123456789';
  assert.deepEqual(label({}), {
    Label: '1',
    ContentProducer: values.producer,
    ProduceID: number,
    ReservedCode1: '',
    ContentPropagator: values.producer,
    PropagateID: number,
    ReservedCode2: '',
  });
  assert.equal(label({ certainty: 'suspected', produce_id: 'Course-7' }).Label, '3');
});

test('a label of the footage keeps its producer, unless it is replaced or is none', () => {
  const existing = JSON.stringify({
    Label: '1',
    ContentProducer: 'THEM',
    ProduceID: 'theirs',
    ReservedCode1: 'sealed',
  });
  const kept = label({ produce_id: 'mine' }, existing);
  assert.deepEqual(
    [kept.ContentProducer, kept.ProduceID, kept.ReservedCode1, kept.ContentPropagator, kept.PropagateID],
    ['THEM', 'theirs', 'sealed', values.producer, 'mine'],
  );
  assert.equal(label({ existing_label: 'replace' }, existing).ContentProducer, values.producer);
  for (const broken of ['', '{', '{"Label":"1"}']) assert.equal(label({}, broken).ContentProducer, values.producer);
  assert.equal(readAigcLabel(`{"AIGC":${existing}}`)?.ProduceID, 'theirs');
});

test('values that the standard does not allow are named', () => {
  const invalid = { code: 'LABEL_VALUE_INVALID' };
  for (const value of ['课程公司', 'two words', 'quo"te', 'back\\slash', 'tab\t', 'é']) {
    assert.throws(() => label({ producer: `A${value}B` }), invalid, value);
  }
  assert.throws(() => label({ reserved_code_2: '二' }), invalid);
  assert.throws(() => label({ producer: ' ' }), { code: 'LABEL_VALUE_MISSING' });
});

test('music steps back before speech, stays back over short gaps, and comes again after', () => {
  const at = (startSeconds: number, endSeconds: number) => ({ startSeconds, endSeconds });
  const points = duckingPoints([at(0.1, 1), at(1.8, 3), at(6, 7)], -14).map((point) => [point.at, point.gainDb]);
  assert.deepEqual(points, [
    [0, 0],
    [0.1, -14],
    [3, -14],
    [3.9, 0],
    [5.7, 0],
    [6, -14],
    [7, -14],
    [7.9, 0],
  ]);
});
