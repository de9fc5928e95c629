// The main job by hand: from an empty canvas to a talking video that is looked into, and to a failure that says why.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { makeMedia } from '@talkgraph/media/testing';
import { assertSoon } from './assert-soon.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

/** A render on a busy machine. */
const patience = { timeout: 120_000 };

let server;
let browser;
let folder;
let opened;
const file = (name) => join(folder, name);
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-main-'));
  [{ server, browser }] = await Promise.all([
    startServerAndBrowser(),
    presenterVideo(file('person.mp4'), { frameCount: 40 }),
    spokenWav(file('speech.wav'), 'Maybe Bob might open the map.', 1.6),
    makeMedia(file('nobody.mp4'), {
      pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 10 },
    }),
  ]);
  opened = await openPage(browser, server.url, { width: 1600, height: 1000 });
  await opened.page.goto(`${server.url}/#/editor`);
  await opened.page.locator('[data-canvas] .react-flow__pane').waitFor();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

const node = (name) => opened.page.locator(`.react-flow__node[aria-label="${name}"]`);
const port = (name, id) => node(name).locator(`.react-flow__handle[data-handleid="${id}"]`);
const state = (name, wanted) => node(name).locator(`article[data-state="${wanted}"]`);
const run = () => opened.page.getByRole('button', { name: 'Run', exact: true });

async function middleOf(target) {
  const { x, y, width, height } = await target.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Drags from the middle of one thing to the middle of another, or to a point. */
async function drag(from, to) {
  const { mouse } = opened.page;
  const start = await middleOf(from);
  const end = 'x' in to ? to : await middleOf(to);
  await mouse.move(start.x, start.y);
  await mouse.down();
  await mouse.move(start.x + 3, start.y + 3);
  await mouse.move(end.x - 30, end.y - 8, { steps: 6 });
  await mouse.move(end.x, end.y, { steps: 4 });
  await mouse.up();
}

/** Waits until the canvas, which goes to the first problem by itself, has come to rest. */
async function atRest(target) {
  for (let before = ''; ; ) {
    const now = JSON.stringify(await target.boundingBox());
    if (now === before) return;
    before = now;
    await opened.page.waitForTimeout(200);
  }
}

/** Chooses a file as people do: by a click on the picker. */
async function upload(name, path) {
  const chosen = opened.page.waitForEvent('filechooser');
  await node(name)
    .getByRole('button', { name: /upload/i })
    .first()
    .click();
  await (await chosen).setFiles(path);
}

/** Gathers the states that nodes go through from now on, also after a reload. */
async function watchStates() {
  const seen = {};
  const note = (name, now) => {
    seen[name] ??= [];
    if (seen[name].at(-1) !== now) seen[name].push(now);
  };
  await opened.page.exposeFunction('noteState', note);
  const watch = () => {
    const tell = () => {
      for (const article of document.querySelectorAll('.react-flow__node article[data-state]')) {
        const name = article.closest('.react-flow__node').getAttribute('aria-label');
        window.noteState(name, article.dataset.state);
      }
    };
    const observer = new MutationObserver(tell);
    observer.observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['data-state'] });
  };
  await opened.page.addInitScript(watch);
  await opened.page.evaluate(watch);
  return seen;
}

describe('the main workflow', { timeout: 300_000 }, () => {
  test('is built by hand, by every way of adding nodes', async () => {
    const { page } = opened;
    // From the palette; by a double click; by links that are dragged into the empty.
    const palette = page.getByRole('tree').getByRole('treeitem', { name: 'Load Video' }).last();
    await palette.waitFor();
    await drag(palette, { x: 520, y: 200 });
    await node('Load Video').waitFor();
    await drag(port('Load Video', 'out:0'), { x: 880, y: 260 });
    const search = page.getByRole('dialog').getByRole('combobox');
    await search.fill('HeyGem');
    await page.keyboard.press('Enter');
    await node('HeyGem Generator').waitFor();
    await drag(port('HeyGem Generator', 'out:0'), { x: 1250, y: 260 });
    await search.fill('Save Video');
    await page.keyboard.press('Enter');
    await node('Save Video').waitFor();
    await node('HeyGem Generator').getByRole('img', { name: 'Connect “Speech”.' }).waitFor();
    await page.mouse.dblclick(470, 640);
    await search.fill('Load Audio');
    await page.keyboard.press('Enter');
    await drag(port('Load Audio', 'out:0'), port('HeyGem Generator', 'in:audio'));
    await node('HeyGem Generator')
      .getByRole('img', { name: /^Connect/ })
      .waitFor({ state: 'detached' });
    await assertSoon(async () => assert.equal(await page.locator('.react-flow__edge').count(), 3));
  });

  test('says at its nodes what is missing, until it is given', async () => {
    const { page } = opened;
    await run().click();
    const video = node('Load Video').getByRole('alert').filter({ hasText: 'Choose a file for “Video”.' });
    await video.waitFor();
    await node('Load Audio').getByRole('alert').waitFor();
    await atRest(node('Load Video'));
    await page.keyboard.press('Escape');
    await page.keyboard.press('.');
    await atRest(node('Load Video'));
    await upload('Load Video', file('person.mp4'));
    await video.waitFor({ state: 'detached' });
    await upload('Load Audio', file('speech.wav'));
    await page.locator('.react-flow').getByRole('alert').first().waitFor({ state: 'detached' });
  });

  test('runs, shows each state, and goes on through a reload', async () => {
    const { page } = opened;
    const seen = await watchStates();
    await run().click();
    await state('HeyGem Generator', 'running').waitFor(patience);
    await page.reload();
    await state('Save Video', 'done').waitFor(patience);
    for (const name of ['Load Video', 'Load Audio', 'HeyGem Generator', 'Save Video']) {
      await state(name, 'done').waitFor();
      // A node that answers with a recipe is done at once, and goes on while a later node renders its frames.
      const order = ['waiting', 'running', 'done'].map((one) => seen[name].lastIndexOf(one));
      const isOrdered = order.every((place, at) => place === -1 || place >= (order[at - 1] ?? 0));
      assert.ok(isOrdered, `${name}: ${seen[name].join(', ')}`);
      assert.ok(!seen[name].includes('failed'), `${name}: ${seen[name].join(', ')}`);
    }
    for (const wanted of ['waiting', 'running', 'done']) assert.ok(seen['Save Video'].includes(wanted), wanted);
    const length = await node('Save Video')
      .locator('video')
      .evaluate((video) => {
        video.load();
        return new Promise((resolve, reject) => {
          video.addEventListener('loadedmetadata', () => resolve(video.duration));
          setTimeout(() => reject(new Error('The video does not load.')), 60_000);
        });
      });
    assert.ok(Math.abs(length - 1.6) < 0.2, `lasts ${length} s`);
  });

  test('is looked into: face track and mouth curves', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Look inside' }).click();
    await node('HeyGem Generator').locator('header').click();
    const panel = page.locator('aside').last();
    await panel.getByRole('button', { name: 'Face in the footage' }).click();
    await panel.getByTestId('face-drawing').locator('path').first().waitFor(patience);
    await panel.getByRole('button', { name: 'Mouth motion' }).click();
    await panel.getByRole('img', { name: 'Mouth parameters over time' }).locator('canvas').waitFor(patience);
  });

  test('says at the node that failed why, and at no other', async () => {
    const { page } = opened;
    await node('Load Video').getByRole('button', { name: /clear/i }).click();
    // Run while the file is still on its way: it is waited for.
    let letThrough;
    const isHeld = new Promise((resolve) => {
      letThrough = resolve;
    });
    await page.route('**/upload/**', (route) => isHeld.then(() => route.continue()));
    await upload('Load Video', file('nobody.mp4'));
    await run().click();
    letThrough();
    await node('Load Video').getByText('nobody.mp4').first().waitFor();
    await state('HeyGem Generator', 'failed').waitFor(patience);
    await node('HeyGem Generator')
      .getByRole('alert')
      .filter({ hasText: /No usable human face was found/ })
      .waitFor();
    await assertSoon(async () => assert.equal(await page.locator('.react-flow').getByRole('alert').count(), 1));
    await state('Load Video', 'done').waitFor();
    assert.notEqual(await node('Save Video').locator('article').getAttribute('data-state'), 'done');
    // The browser itself reports the refused prompt.
    assert.deepEqual(
      opened.faults.filter((fault) => !/status of 400/.test(fault)),
      [],
    );
  });
});
