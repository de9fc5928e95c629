import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { presenterVideo, spokenWav } from '@talkgraph/lipsync/testing';
import { assertSoon } from './assert-soon.mjs';
import { seriousFaults } from './axe.mjs';
import { dropFiles } from './drop-files.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

let server;
let browser;
before(async () => {
  ({ server, browser } = await startServerAndBrowser({ prepare }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A person who is away for a moment, and a sentence with closed lips in it. */
async function prepare(home) {
  const inputs = join(home, 'inputs');
  await mkdir(inputs, { recursive: true });
  await presenterVideo(join(inputs, 'person.mp4'), { frameCount: 40, emptyFrames: [18, 19, 20, 21] });
  await spokenWav(join(inputs, 'speech.wav'), 'Maybe Bob might open the map.', 1.6);
}

const workflow = {
  1: { class_type: 'LoadVideo', inputs: { file: 'person.mp4' } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'speech.wav' } },
  3: {
    class_type: 'HeyGemTalkingHead',
    inputs: { audio: ['2', 0], video: ['1', 0], use_gpu: false, resolution: '720p' },
  },
  4: { class_type: 'SaveVideo', inputs: { video: ['3', 0], filename_prefix: 'talking' } },
  5: { class_type: 'FaceDetect', inputs: { video: ['1', 0] } },
  6: { class_type: 'MouthTrack', inputs: { audio: ['2', 0] } },
  7: { class_type: 'QualityScore', inputs: { video: ['3', 0] } },
  8: { class_type: 'VideoToImages', inputs: { video: ['1', 0], count: 2 } },
  9: { class_type: 'PreviewImage', inputs: { images: ['8', 0] } },
};

/** Opens the workflow in the editor, with the inspector beside it. */
async function openEditor(options) {
  const opened = await openPage(browser, server.url, { width: 1600, height: 1000, ...options });
  const { page } = opened;
  await page.goto(`${server.url}/#/editor`);
  await page.getByRole('button', { name: /^(Look inside|查看详情)$/ }).click();
  await page.locator('.react-flow').waitFor();
  const content = JSON.stringify(workflow);
  await dropFiles(page.locator('.react-flow').first(), { name: 'talk.json', type: 'application/json', content });
  await page.locator('.react-flow__node').nth(8).waitFor();
  return { ...opened, panel: page.locator('aside').last() };
}

/** Selects a node on the canvas, whatever it is called in the language of the page. */
async function select(page, id) {
  await page.locator(`.react-flow__node[data-id="${id}"]`).locator('header, [class*=title]').first().click();
}

/** Waits until a picture has been drawn, and answers its size. */
async function pictureIn(place) {
  const picture = place.locator('img').first();
  await picture.waitFor();
  return picture.evaluate((image) => image.decode().then(() => [image.naturalWidth, image.naturalHeight]));
}

describe('looking inside a talking video', { timeout: 300_000 }, () => {
  let opened;
  before(async () => {
    opened = await openEditor();
  });
  after(() => opened.context.close());

  test('a node that never ran is previewed without rendering anything', async () => {
    const { page, panel } = opened;
    await panel.getByText('Select a node').waitFor();
    await select(page, 3);
    await panel.getByRole('button', { name: 'Preview here' }).click();
    await panel.getByText('Talking video').waitFor();
    assert.deepEqual(await pictureIn(panel), [640, 640]);
    const runs = await (await fetch(`${server.url}/api/runs`)).json();
    assert.deepEqual(runs.runs[0].outputs, ['3']);
  });

  test('arrow keys go from frame to frame, each of them shown', async () => {
    const { page, panel } = opened;
    const slider = panel.getByRole('slider', { name: 'Frame' });
    await slider.focus();
    const before = Number(await slider.getAttribute('aria-valuenow'));
    const asked = page.waitForResponse((answer) => answer.url().includes('/frame?'));
    await page.keyboard.press('ArrowRight');
    assert.ok((await asked).ok());
    await page.keyboard.press('Shift+ArrowLeft');
    await assertSoon(async () => assert.equal(Number(await slider.getAttribute('aria-valuenow')), before - 9));
  });

  test('before and after are compared, and a few seconds are played with their sound', async () => {
    const { panel } = opened;
    await panel.getByText('Wipe', { exact: true }).click();
    await panel.getByRole('slider', { name: 'Border between' }).waitFor();
    await panel.getByText('Side by side').click();
    await panel.locator('figure').nth(1).locator('img').waitFor();
    await panel.getByRole('button', { name: 'Play 3 s' }).click();
    const films = panel.locator('video');
    await films.nth(1).waitFor();
    await films
      .first()
      .evaluate(
        (film) => film.currentTime > 0.1 || new Promise((resolve) => film.addEventListener('timeupdate', resolve)),
      );
    await panel.getByRole('button', { name: 'Back to frames' }).click();
  });

  test('the curves of the mouth stand over the sound, and a closure can be gone to', async () => {
    const { panel } = opened;
    await panel.getByRole('button', { name: 'Mouth motion' }).click();
    await panel.getByRole('img', { name: 'Mouth parameters over time' }).locator('canvas').waitFor();
    await panel.getByRole('button', { name: 'Go to' }).first().click();
    await panel.getByRole('button', { name: 'Mouth motion' }).click();
  });

  test('what a node received is shown as it was, with where it came from', async () => {
    const { panel } = opened;
    await panel.getByRole('tab', { name: 'Received' }).click();
    await panel.getByText('from Load Audio (2)').waitFor();
    await panel.getByText('720p').waitFor();
    await panel.getByRole('tab', { name: 'Log' }).click();
    await panel.getByText('A node is done.').waitFor();
  });

  test('a face track is drawn over its footage, with what is wrong in it', async () => {
    const { page, panel } = opened;
    await select(page, 5);
    await panel.getByRole('button', { name: 'Preview here' }).click();
    await panel.getByTestId('face-drawing').locator('path').first().waitFor();
    await panel.getByText(/frames cannot be animated/).waitFor();
    await panel.getByRole('button', { name: 'no face seen' }).click();
    await panel.getByText('No face in this frame.').waitFor();
  });

  test('a node that the last run did not come to is shown as an earlier run had it', async () => {
    const { page, panel } = opened;
    await select(page, 3);
    await panel.getByText(/^The last run did not come to this node. This is what the run of /).waitFor();
    assert.deepEqual(await pictureIn(panel), [640, 640]);
    await panel.getByText(/of memory$/).waitFor();
  });

  test('a report tells its score, its parts and its verdicts', async () => {
    const { page, panel } = opened;
    await select(page, 7);
    await panel.getByRole('button', { name: 'Preview here' }).click();
    await panel.getByText('What the score consists of').waitFor({ timeout: 120_000 });
    await panel.getByText('Follows the speech').waitFor();
  });

  test('pictures are shown as pictures and as numbers', async () => {
    const { page, panel } = opened;
    await select(page, 8);
    await panel.getByRole('button', { name: 'Preview here' }).click();
    await panel.getByRole('button', { name: 'Enlarge Picture 2 of 2' }).waitFor();
    await panel.getByText('Numbers').click();
    const map = panel.getByRole('button', { name: 'Heat map' });
    await map.focus();
    await page.keyboard.press('ArrowRight');
    await panel.getByText(/^\(1, 0\): /).waitFor();
  });

  test('nothing failed on the way', () => assert.deepEqual(opened.faults, []));
});

test('nodes of past runs are looked into from the list of runs', { timeout: 300_000 }, async () => {
  const { page, context, faults } = await openPage(browser, server.url, { width: 1400, height: 900 });
  await page.goto(`${server.url}/#/runs`);
  // The oldest one, which went up to the talking head.
  await page.getByRole('button', { name: /^talk/ }).last().click();
  const drawer = page.getByRole('dialog');
  const times = drawer.getByRole('region', { name: 'Where the time went' });
  await times
    .getByText(/^[\d.]+ [MG]B$/)
    .first()
    .waitFor();
  await times.getByRole('button', { name: 'Look inside HeyGem Generator' }).click();
  assert.deepEqual(await pictureIn(drawer), [640, 640]);
  await drawer.getByRole('button', { name: 'Back to the run' }).click();
  await times.waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('results from the cache are looked into too, large, in Chinese and in the dark', {
  timeout: 300_000,
}, async () => {
  const { page, panel, context, faults } = await openEditor({ language: 'zh-CN', scheme: 'dark' });
  await select(page, 3);
  await panel.getByRole('button', { name: '预览到此处' }).click();
  await panel.getByText('来自缓存').waitFor();
  await panel.getByRole('button', { name: '放大查看' }).click();
  const large = page.getByRole('dialog');
  await large.getByText('来自 加载视频').waitFor();
  await pictureIn(large);
  assert.deepEqual(await seriousFaults(page, '[role=dialog]'), []);
  assert.deepEqual(faults, []);
  await context.close();
});
