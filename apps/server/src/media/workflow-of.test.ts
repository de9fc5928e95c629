import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { ComfyCaller } from '../testing/comfy-caller.js';
import { startTestServer, type TestServer } from '../testing/start-test-server.js';

let server: TestServer;
let caller: ComfyCaller;
before(async () => {
  server = await startTestServer();
  caller = await new ComfyCaller(server.url, 'kept').connect();
});
after(async () => {
  await caller.disconnect();
  await server.close();
});

/** A workflow as an editor saves it: a colour that becomes a picture and a film. */
const workflow = {
  last_node_id: 4,
  last_link_id: 3,
  version: 0.4,
  nodes: [
    {
      id: 1,
      type: 'EmptyImage',
      title: '底色',
      mode: 0,
      inputs: [],
      outputs: [{ name: 'IMAGE', type: 'IMAGE', links: [1, 2] }],
      widgets_values: [64, 64, 1, 255],
    },
    { id: 2, type: 'SaveImage', mode: 0, inputs: [image(1)], outputs: [], widgets_values: ['kept'] },
    {
      id: 3,
      type: 'ImageToVideo',
      mode: 0,
      inputs: [image(2)],
      outputs: [{ name: 'VIDEO', type: 'VIDEO', links: [3] }],
      widgets_values: [0.2, 25],
    },
    { id: 4, type: 'SaveVideo', mode: 0, inputs: [{ name: 'video', type: 'VIDEO', link: 3 }], outputs: [] },
  ],
  links: [
    [1, 1, 0, 2, 0, 'IMAGE'],
    [2, 1, 0, 3, 0, 'IMAGE'],
    [3, 3, 0, 4, 0, 'VIDEO'],
  ],
  groups: [],
};

function image(link: number) {
  return { name: 'images', type: 'IMAGE', link };
}

async function workflowOf(file: Record<string, string>) {
  return caller.get(`/api/workflow-of?${new URLSearchParams(file)}`);
}

test('pictures and videos bring the workflow back that made them', async () => {
  const { json } = await caller.post('/prompt', { workflow, client_id: 'kept' });
  await caller.ended(json.prompt_id);
  const nodes = await caller.get(`/api/runs/${json.prompt_id}/nodes`);
  const files = nodes.flatMap((node: { files?: Record<string, string>[] }) => node.files ?? []);
  assert.deepEqual(files.map(({ filename }: { filename: string }) => filename.split('.').at(-1)).sort(), [
    'mp4',
    'png',
  ]);
  for (const file of files) {
    const found = await workflowOf(file);
    assert.deepEqual(found.workflow, workflow, file.filename);
    assert.equal(found.prompt['1']._meta.title, '底色');
  }
});

test('a file without a workflow, and one that is not there, are refused with a reason', async () => {
  await writeFile(join(server.home.inputs, 'notes.txt'), 'no media');
  assert.equal((await workflowOf({ filename: 'notes.txt', type: 'input' })).error.code, 'MEDIA_NOT_MEDIA');
  assert.equal((await workflowOf({ filename: 'gone.png', type: 'input' })).error.code, 'FILE_NOT_FOUND');
  const bare = Buffer.from('R0lGODlhAQABAAAAACwAAAAAAQABAAACAkQBADs=', 'base64');
  await writeFile(join(server.home.inputs, 'bare.gif'), bare);
  const answer = await fetch(`${server.url}/api/workflow-of?filename=bare.gif&type=input`);
  assert.equal(answer.status, 404);
  assert.equal(((await answer.json()) as { error: { code: string } }).error.code, 'KEPT_WORKFLOW_NOT_FOUND');
});
