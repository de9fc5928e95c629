import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { smallPicture } from '../testing/small-picture.js';
import { startTestServer } from '../testing/start-test-server.js';

test('failures of nodes, media files and packs name files relative to the home', { timeout: 60_000 }, async () => {
  const server = await startTestServer();
  try {
    const { root, inputs, customNodes } = server.home;
    await writeFile(join(inputs, 'cut-off.png'), smallPicture(8, 8, [1, 2, 3]).subarray(0, 45));
    await mkdir(join(customNodes, 'broken'));
    await writeFile(join(customNodes, 'broken', 'index.js'), "import './missing.js';\nexport default 1;\n");
    const ask = async (path: string, init?: RequestInit) => (await fetch(server.url + path, init)).text();

    const load = { class_type: 'LoadImage', inputs: { image: 'cut-off.png' } };
    const show = { class_type: 'PreviewImage', inputs: { images: ['1', 0] } };
    const body = JSON.stringify({ prompt_id: 'r', prompt: { 1: load, 2: show } });
    await ask('/prompt', { method: 'POST', body });
    // The stream ends with the run.
    assert.match(await ask('/api/runs/r/events'), /IMAGE_NOT_READABLE/);
    const answers = await Promise.all([
      ask('/history/r'),
      ask('/api/runs/r/history'),
      ask('/api/jobs/r'),
      ask('/api/probe?type=input&filename=cut-off.png'),
      ask('/api/thumbnail?type=input&filename=cut-off.png'),
      ask('/api/packs/reload', { method: 'POST' }),
      ask('/api/packs'),
      ask('/system_stats'),
    ]);
    for (const answer of answers) assert.ok(!answer.includes(root) && !answer.includes('file:///'), answer);
    for (const answer of answers.slice(0, 5)) assert.match(answer, /inputs\/cut-off\.png/);
    assert.match(answers[5] ?? '', /"folder":"custom_nodes\/broken"/);
  } finally {
    await server.close();
  }
});
