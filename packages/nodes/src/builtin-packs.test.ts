import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type AnyNodeDefinition, createRegistry } from '@talkgraph/engine';
import { builtinPacks } from './builtin-packs.js';

const { definitions } = createRegistry(builtinPacks);

test('the built-in packs form a registry with the nodes of the main job', () => {
  const types = new Set(definitions.map((definition) => definition.type));
  for (const type of ['LoadAudio', 'LoadVideo', 'LoadImage', 'HeyGemTalkingHead', 'SaveVideo', 'SaveImage']) {
    assert.ok(types.has(type), `${type} is missing`);
  }
});

test('every node and every widget is described in English and in Chinese', () => {
  for (const definition of definitions) {
    const where = definition.type;
    for (const text of [definition.label, definition.summary]) checkText(text, where);
    assert.match(definition.summary.en, /\.$/, where);
    assert.match(definition.summary.zh, /。$/, where);
    assert.ok((definition.keywords ?? []).length > 0, `${where} has no keywords`);
    for (const [name, { label, tooltip }] of Object.entries(definition.inputs)) {
      checkText(label, `${where}.${name}`);
      checkText(tooltip, `${where}.${name}`);
    }
    for (const [name, { label }] of Object.entries(definition.outputs)) checkText(label, `${where}.${name}`);
  }
});

test('every node does something by itself or for others', () => {
  const idle = definitions.filter((node) => !node.outputNode && Object.keys(node.outputs).length === 0);
  assert.deepEqual(
    idle.map((node: AnyNodeDefinition) => node.type),
    ['Note'],
  );
});

function checkText(text: { readonly en: string; readonly zh: string } | undefined, where: string): void {
  assert.ok(text && text.en.trim().length > 0, `${where} has no English text`);
  assert.match(text.zh, /[\u4e00-\u9fff]/, `${where} has no Chinese text`);
}
