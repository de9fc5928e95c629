// The editor's reading and writing of files, tried on the workflows that come along and the real node types.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { convertWorkflow, createRegistry, stableJson } from '@talkgraph/engine';
import { builtinPacks } from '@talkgraph/nodes';
import { objectInfo } from '@talkgraph/protocol';
import { readCatalogue } from '../../apps/web/dist/catalogue/read-catalogue.js';
import { documentFromPrompt } from '../../apps/web/dist/graph/document-from-prompt.js';
import { documentFromWorkflow } from '../../apps/web/dist/graph/document-from-workflow.js';
import { workflowOf } from '../../apps/web/dist/graph/workflow-of.js';

const examples = join(import.meta.dirname, '../../examples');
const registry = createRegistry(builtinPacks);
const infos = builtinPacks.flatMap(({ name, nodes }) =>
  nodes.map((node) => [node.type, objectInfo(node, { pack: name, custom: false, files: () => [] })]),
);
const exact = (_, value) => (typeof value === 'bigint' ? Number(value) : value);
const catalogue = readCatalogue(JSON.parse(JSON.stringify(Object.fromEntries(infos), exact)));

const read = (name) => JSON.parse(readFileSync(join(examples, name), 'utf8'));

for (const name of readdirSync(examples).filter((file) => file.endsWith('.ui.json'))) {
  test(`${name} means the same after the editor has opened and saved it`, () => {
    const saved = read(name);
    const { document, remarks } = documentFromWorkflow(saved, catalogue);
    assert.deepEqual(remarks, []);
    const text = stableJson(workflowOf(document, catalogue));
    assert.deepEqual(convertWorkflow(JSON.parse(text), registry), convertWorkflow(saved, registry));
    assert.deepEqual(documentFromWorkflow(JSON.parse(text), catalogue).document, document);
  });
}

for (const ui of readdirSync(examples).filter((file) => file.endsWith('.ui.json'))) {
  const name = ui.replace('.ui.json', '.json');
  test(`${name} can be opened, too`, () => {
    const prompt = read(name);
    const { document, remarks } = documentFromPrompt(prompt, catalogue);
    assert.deepEqual(remarks, []);
    const again = convertWorkflow(workflowOf(document, catalogue), registry).prompt;
    for (const [id, { class_type, inputs }] of Object.entries(prompt)) {
      assert.deepEqual({ class_type: again[id].class_type, inputs: again[id].inputs }, { class_type, inputs });
    }
  });
}
