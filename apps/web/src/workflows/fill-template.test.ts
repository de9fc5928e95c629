import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Catalogue, NodeType } from '../catalogue/node-type.js';
import { fillTemplate } from './fill-template.js';

const loadVideo = {
  type: 'LoadVideo',
  label: { en: 'Load Video', zh: '加载视频' },
  inputs: [{ name: 'file', widget: { kind: 'file', media: 'video', choices: ['here.mp4'] } }],
} as unknown as NodeType;
const sendEmail = {
  type: 'SendEmail',
  label: { en: 'Send E-mail', zh: '发送邮件' },
  inputs: [{ name: 'language', widget: { kind: 'choice', choices: ['zh', 'en'] } }],
} as unknown as NodeType;
const catalogue: Catalogue = new Map([
  ['LoadVideo', loadVideo],
  ['SendEmail', sendEmail],
]);

test('missing files become samples, files that are there and other values stay', async () => {
  const nodes = [
    { id: 1, type: 'LoadVideo', title: 'Load Video', widgets_values: ['gone.mp4', 'image'] },
    { id: 2, type: 'LoadVideo', title: 'Person', widgets_values: ['here.mp4', 'image'] },
    { id: 3, type: 'Note', title: 'Read me', widgets_values: ['gone.mp4'] },
  ];
  const filled = await fillTemplate({ nodes, version: 0.4 }, catalogue, 'en', async (name) => `sample of ${name}`);
  assert.deepEqual(filled, {
    nodes: [{ id: 1, type: 'LoadVideo', widgets_values: ['sample of gone.mp4', 'image'] }, nodes[1], nodes[2]],
    version: 0.4,
  });
});

test('texts that say the same in both languages are given in one, wherever they are kept', async () => {
  const [listed, named] = [['Skip / 跳过', 3, 'a/b'], { reason: 'No face / 没有人脸' }];
  const nodes = [{ id: 1, type: 'SkipAndLog', widgets_values: listed, widgets_values_named: named }];
  const filled = await fillTemplate({ nodes }, catalogue, 'zh', async () => '');
  const values = { widgets_values: ['跳过', 3, 'a/b'], widgets_values_named: { reason: '没有人脸' } };
  assert.deepEqual(filled, { nodes: [{ ...nodes[0], ...values }] });
});

test('files that are kept by name become samples too, and groups have titles in the language of the reader', async () => {
  const nodes = [
    { id: 1, type: 'LoadVideo', widgets_values: ['gone.mp4', 'image'], widgets_values_named: { file: 'gone.mp4' } },
  ];
  const groups = [{ id: 1, title: 'Face / 人脸', bounding: [0, 0, 10, 10] }];
  const filled = await fillTemplate({ nodes, groups }, catalogue, 'zh', async () => 'sample.mp4');
  assert.deepEqual(filled, {
    nodes: [{ ...nodes[0], widgets_values: ['sample.mp4', 'image'], widgets_values_named: { file: 'sample.mp4' } }],
    groups: [{ ...groups[0], title: '人脸' }],
  });
});

test('nodes that write in one of the two languages write in that of the reader', async () => {
  const filled = await fillTemplate({ nodes: [{ id: 1, type: 'SendEmail' }] }, catalogue, 'en', async () => '');
  assert.deepEqual(filled, { nodes: [{ id: 1, type: 'SendEmail', widgets_values_named: { language: 'en' } }] });
});
