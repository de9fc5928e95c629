import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exampleCatalogue } from '../graph/testing/example-types.js';
import { findType } from './find-type.js';
import { readCatalogue } from './read-catalogue.js';

test('node types of the server are read as they are drawn', () => {
  const mixed = exampleCatalogue.get('Mixed');
  assert.deepEqual(
    mixed?.inputs.map(({ name, type, widget, optional, preset }) => [name, type, widget?.kind, optional, preset]),
    [
      ['seed', 'INT', 'int', false, 0],
      ['mode', 'COMBO', 'choice', false, 'free'],
      ['video', 'VIDEO', undefined, false, undefined],
      ['amount', 'FLOAT', 'float', false, 0.5],
      ['title', 'STRING', 'text', false, ''],
      ['on', 'BOOLEAN', 'switch', false, true],
      ['recording', 'STRING', 'file', true, undefined],
      ['sound', 'AUDIO', undefined, true, undefined],
      ['note', 'STRING', 'text', true, undefined],
      ['noise_seed', 'INT', 'int', true, undefined],
      ['count', 'INT', undefined, true, undefined],
    ],
  );
  assert.deepEqual(
    mixed?.inputs.filter(({ changesAfterRun }) => changesAfterRun).map(({ name }) => name),
    ['seed', 'noise_seed'],
  );
  assert.equal(findType(exampleCatalogue, 'OldSink'), exampleCatalogue.get('Sink'));
});

test('types of a plain ComfyUI are read, too', () => {
  const catalogue = readCatalogue({
    KSampler: {
      input: {
        required: {
          seed: ['INT', { default: 0, control_after_generate: true }],
          sampler: [['euler', 'heun'], {}],
          scheduler: ['COMBO', { options: ['a', 'b'] }],
          model: ['MODEL'],
          image: [['x.png'], { image_upload: true }],
        },
      },
      output: ['LATENT'],
      display_name: 'Sampler',
      category: 'sampling',
    },
    broken: null,
  });
  const type = catalogue.get('KSampler');
  assert.equal(catalogue.size, 1);
  assert.deepEqual(type?.label, { en: 'Sampler', zh: 'Sampler' });
  assert.deepEqual(
    type?.inputs.map(({ widget, preset }) => [widget?.kind, preset]),
    [
      ['int', 0],
      ['choice', 'euler'],
      ['choice', 'a'],
      [undefined, undefined],
      ['file', undefined],
    ],
  );
  assert.deepEqual(type?.outputs[0], {
    name: 'LATENT',
    type: 'LATENT',
    label: { en: 'LATENT', zh: 'LATENT' },
    list: false,
  });
});

test('texts that name a profile, a model or a colour say so to their widgets', () => {
  const inputs = { profile: { profile: 's3' }, voice: { model: 'tts' }, color: { colour: true } };
  const catalogue = readCatalogue({
    Upload: {
      input: { required: { profile: ['STRING', {}], voice: ['STRING', {}], color: ['STRING', {}] } },
      talkgraph: { inputs, outputs: [] },
    },
  });
  assert.deepEqual(
    catalogue.get('Upload')?.inputs.map(({ widget }) => widget),
    [
      { kind: 'text', multiline: false, profile: 's3' },
      { kind: 'text', multiline: false, model: 'tts' },
      { kind: 'text', multiline: false, colour: true },
    ],
  );
});
