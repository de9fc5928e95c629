import assert from 'node:assert/strict';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertSoon } from './assert-soon.mjs';
import { comparesFilms } from './compares-films.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));

let server;
let browser;
before(async () => {
  ({ server, browser } = await startServerAndBrowser({ prepare }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Nodes that wait and fail as they are told, and a small film. */
async function prepare(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  await cp(here('../comfyui-pack'), join(home, 'custom_nodes', 'comfyui-pack'), { recursive: true });
  await cp(here('../../apps/web/public/samples/presenter.mp4'), join(home, 'inputs', 'presenter.mp4'));
}

const picture = { class_type: 'StubImage', inputs: { content: 'BLACK', height: 32, width: 32, batch_size: 1 } };
const waits = (seconds) => ({
  1: picture,
  2: { class_type: 'TestSleep', inputs: { value: ['1', 0], seconds } },
  3: { class_type: 'PreviewImage', inputs: { images: ['2', 0] } },
});
const breaks = {
  1: picture,
  2: { class_type: 'TestSyncError', inputs: { value: ['1', 0] } },
  3: { class_type: 'PreviewImage', inputs: { images: ['2', 0] } },
};
const film = (duration, quality) => ({
  1: { class_type: 'LoadVideo', inputs: { file: 'presenter.mp4' } },
  2: { class_type: 'TrimVideo', inputs: { video: ['1', 0], start_time: 0, duration } },
  3: { class_type: 'ScaleVideo', inputs: { video: ['2', 0], width: 160, height: 90 } },
  4: { class_type: 'SaveVideo', inputs: { video: ['3', 0], filename_prefix: 'film', quality } },
});

async function ask(method, path, body) {
  const init =
    body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const answer = await fetch(`${server.url}/${path}`, { method, ...init });
  assert.ok(answer.ok, `${path}: ${answer.status}`);
  return answer.json();
}

/** Hands a prompt in, as another client would. */
async function submit(prompt, title) {
  const { prompt_id } = await ask('POST', 'prompt', { prompt, extra_data: { talkgraph: { title } } });
  return prompt_id;
}

async function ended(id) {
  const late = Date.now() + 60_000;
  for (;;) {
    const run = await ask('GET', `api/runs/${id}`);
    if (!['pending', 'running'].includes(run.state)) return run;
    // A run that never ends is a failure that says so, not a suite that hangs.
    assert.ok(Date.now() < late, `run ${id} does not end: ${JSON.stringify(run)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A run that was stopped before it made anything: its workflow can be opened, and nothing of it is in the cache. */
async function stoppedRun(prompt, title) {
  const id = await submit(prompt, title);
  await ask('POST', `api/runs/${id}/cancel`, {});
  await ended(id);
}

async function open(path, options) {
  const opened = await openPage(browser, server.url, options);
  await opened.page.goto(`${server.url}/#${path}`);
  return opened;
}

/** Opens the workflow of a run in the editor. */
async function openWorkflow(page, title) {
  await page.getByRole('button', { name: `Open the workflow of ${title}` }).click();
  await page.locator('.react-flow__node').first().waitFor();
}

const node = (page, id) => page.locator(`.react-flow__node[data-id="${id}"]`);
const inState = (page, id, state) => node(page, id).locator(`[data-state="${state}"]`).first();

describe('running', () => {
  test('each node shows its state, and a reload in the middle of the run goes on showing it', async () => {
    await stoppedRun(waits(8.01), 'Eight seconds');
    const { page, context, faults } = await open('/runs');
    await openWorkflow(page, 'Eight seconds');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await inState(page, 2, 'running').waitFor();
    await inState(page, 1, 'done').waitFor();
    await inState(page, 3, 'waiting').waitFor();
    await page.getByRole('progressbar', { name: /^Progress: / }).waitFor();
    await page.reload();
    await inState(page, 2, 'running').waitFor();
    await inState(page, 3, 'waiting').waitFor();
    await inState(page, 3, 'done').waitFor();
    await page.getByText('Done').first().waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('a node that fails says so, and the list leads to it', async () => {
    await stoppedRun(breaks, 'Breaks');
    const { page, context, faults } = await open('/runs');
    await openWorkflow(page, 'Breaks');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await inState(page, 2, 'failed').waitFor();
    await page.getByRole('button', { name: 'Failed' }).click();
    await page.getByRole('dialog', { name: 'Failed' }).getByRole('button').click();
    await page.locator('.react-flow__node.selected[data-id="2"]').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('what keeps a workflow from running is shown on its nodes, the first of them selected', async () => {
    const unlinked = { ...waits(1.5), 2: { class_type: 'TestSleep', inputs: { seconds: 1.5 } } };
    const { page, context, faults } = await open('/editor');
    await openFile(page, 'unlinked.json', unlinked);
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('dialog', { name: '1 problem' }).waitFor();
    await page.locator('.react-flow__node.selected[data-id="2"]').waitFor();
    // The refused request is told by the browser itself.
    assert.deepEqual(
      faults.filter((fault) => !fault.includes('400')),
      [],
    );
    await context.close();
  });

  test('a double click runs once, and ×3 three times', async () => {
    const { page, context } = await open('/editor');
    await openFile(page, 'quick.json', waits(0.1));
    const before = (await ask('GET', 'api/runs')).total;
    await page.getByRole('button', { name: 'Run', exact: true }).dblclick();
    await inState(page, 3, 'done').waitFor();
    await page.getByRole('status').filter({ hasText: 'Done' }).waitFor();
    assert.equal((await ask('GET', 'api/runs')).total, before + 1);
    await page.getByRole('textbox', { name: 'How many times' }).fill('3');
    await page.getByRole('button', { name: 'Run 3×' }).click();
    await page.waitForFunction(async (total) => {
      const ask = async (path) => (await fetch(path)).json();
      const { running, pending } = await ask('api/queue/state');
      return running.length + pending.length === 0 && (await ask('api/runs')).total >= total;
    }, before + 4);
    assert.equal((await ask('GET', 'api/runs')).total, before + 4);
    await context.close();
  });
});

async function openFile(page, name, json) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Import a file…' }).click();
  await (await choosing).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(json)) });
  await page.locator('.react-flow__node').first().waitFor();
}

test('the queue is paused, put in order by buttons and by keyboard, and emptied', async () => {
  const { page, context, faults } = await open('/editor');
  await page.getByRole('tab', { name: 'Queue' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.getByRole('button', { name: 'Go on' }).waitFor();
  // The page shows it before the server knows it; what is handed in until then still begins.
  while (!(await ask('GET', 'api/queue/state')).paused) await page.waitForTimeout(50);
  const ids = {};
  for (const name of ['One', 'Two', 'Three', 'Four']) ids[name] = await submit(waits(0.2 + Math.random()), name);
  const order = async () => {
    const { pending } = await ask('GET', 'api/queue/state');
    return pending.map((id) => Object.keys(ids).find((name) => ids[name] === id));
  };
  const shown = () => page.getByRole('region', { name: 'Waiting' }).getByRole('listitem');
  await shown().nth(3).waitFor();
  await page.getByRole('button', { name: 'More for Three' }).click();
  await page.getByRole('menuitem', { name: 'To the front' }).click();
  await shown().nth(0).getByText('Three').waitFor();
  await assertSoon(async () => assert.deepEqual(await order(), ['Three', 'One', 'Two', 'Four']));
  await page.getByRole('button', { name: 'Move Four', exact: true }).focus();
  // What a screen reader is told: the next key counts from then on.
  const told = page.locator('[id^="DndLiveRegion"]');
  for (const [key, text] of [
    ['Space', 'It would be number 4.'],
    ['ArrowUp', 'It would be number 3.'],
    ['Space', 'It is number 3 now.'],
  ]) {
    await page.keyboard.press(key);
    await told.filter({ hasText: text }).waitFor({ state: 'attached' });
    // The list hears keys from a timer on that is set when it is taken hold of: a later timer is later than that one.
    await page.evaluate(() => new Promise((resolve) => setTimeout(resolve)));
  }
  await shown().nth(2).getByText('Four').waitFor();
  // The list shows the new order before the server knows it.
  await page.waitForFunction(
    async (wanted) => (await (await fetch('api/queue/state')).json()).pending.join() === wanted,
    ['Three', 'One', 'Four', 'Two'].map((name) => ids[name]).join(),
  );
  await page.getByRole('button', { name: 'Remove One' }).click();
  await page.getByText('Waiting (3)').waitFor();
  await page.getByRole('button', { name: 'Remove all that wait' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove all that wait' }).click();
  await page.getByText('Nothing is waiting.').waitFor();
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await assertSoon(async () => assert.deepEqual(await order(), []));
  assert.deepEqual(faults, []);
  await context.close();
});

test('past runs are found, looked into, downloaded together, compared and deleted', async () => {
  // A failure of the test before may have left the queue paused.
  await ask('POST', 'api/queue/resume', {});
  const runs = [await submit(film(1, 20), 'Short film'), await submit(film(1.4, 30), 'Longer film')];
  for (const id of runs) assert.equal((await ended(id)).state, 'success');
  const { page, context, faults } = await open('/runs');
  await page.getByRole('searchbox', { name: 'Search runs' }).fill('film');
  await page.getByText('2 runs').waitFor();
  await page.getByRole('button', { name: /^Short film/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Short film' });
  await drawer.getByRole('region', { name: 'Where the time went' }).getByText('Save Video').waitFor();
  await drawer.locator('video').waitFor();
  await page.keyboard.press('Escape');

  for (const title of ['Short film', 'Longer film'])
    await page.getByRole('checkbox', { name: `Select ${title}` }).check();
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download ZIP' }).click();
  const archive = await readFile(await (await downloading).path());
  assert.equal(archive.subarray(0, 2).toString(), 'PK');
  const names = archive.toString('latin1').match(/(?:Short|Longer) film\.mp4/g);
  assert.deepEqual(new Set(names), new Set(['Short film.mp4', 'Longer film.mp4']));

  await page.getByRole('button', { name: 'Compare' }).click();
  await comparesFilms(page);
  await page.goto(`${server.url}/#/runs`);
  await page.getByRole('checkbox', { name: 'Select Short film' }).check();
  await page.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('checkbox', { name: 'Delete their files, too' }).check();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('button', { name: /^Short film/ }).waitFor({ state: 'detached' });
  assert.equal((await fetch(`${server.url}/api/runs/${runs[0]}`)).status, 404);
  assert.deepEqual(faults, []);
  await context.close();
});

test('a run is made again with other settings, and the variants are put side by side', async () => {
  const id = await submit(film(0.4, 25), 'Tried film');
  assert.equal((await ended(id)).state, 'success');
  const { page, context, faults } = await open('/runs');
  await page.getByRole('button', { name: /^Tried film/ }).click();
  await page.getByRole('button', { name: 'Try other settings' }).click();
  await page.getByRole('button', { name: /^Try A with/ }).click();
  await page.getByRole('button', { name: /^Make \d+ runs?$/ }).click();
  const variants = page.getByRole('region', { name: 'Variants of this trial' });
  await variants
    .getByRole('button', { name: /^Show .* as B$/, disabled: false })
    .first()
    .click();
  await page.getByRole('region', { name: 'What was set differently' }).getByRole('row').nth(1).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
