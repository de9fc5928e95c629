// The first page, from two files to a video that plays. What is uploaded is small and drawn here.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { presenterPicture, spokenWav } from '@talkgraph/lipsync/testing';
import { makeMedia } from '@talkgraph/media/testing';
import { assertSoon } from './assert-soon.mjs';
import { dropFiles, pasteFiles } from './drop-files.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

/** A render on a busy machine. */
const patience = { timeout: 120_000 };

let server;
let browser;
let folder;
const file = (name) => join(folder, name);
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-start-'));
  ({ server, browser } = await startServerAndBrowser());
  await Promise.all([
    presenterPicture(file('someone.png')),
    spokenWav(file('hello there.wav'), 'Bob might open the map. Bring a photo and a voice.', 2.2),
    makeMedia(file('empty.mp4'), {
      pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 10 },
    }),
  ]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

test('two dropped files become a video that plays, also when the page is reloaded meanwhile', async () => {
  const { page, context, faults } = await openPage(browser, server.url);
  const make = page.getByRole('button', { name: 'Make the video' });
  await make.waitFor();
  await assertSoon(async () => assert.ok(await make.isDisabled()));
  await page.getByText('Add a face and a voice first.').waitFor();
  await dropFiles(page.getByRole('region', { name: 'Face' }), file('someone.png'));
  await page.getByRole('img', { name: 'The chosen face' }).waitFor();
  await page.getByText('Add a voice first.').waitFor();
  await dropFiles(page.getByRole('region', { name: 'Voice' }), file('hello there.wav'));
  await page.getByText(/The video will last 0:0[12]/).waitFor();
  await page.getByRole('button', { name: 'Options' }).click();
  await page.getByText('540p, small file').click();
  await make.click();
  await page.getByRole('heading', { name: 'Your video is being made' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Your video is ready' }).waitFor(patience);

  const video = page.locator('video');
  const played = await video.evaluate(async (element) => {
    element.muted = true;
    await element.play();
    while (element.currentTime < 0.3) await new Promise((resolve) => requestAnimationFrame(resolve));
    const { currentTime, duration, videoWidth, videoHeight } = element;
    return { currentTime, duration, short: Math.min(videoWidth, videoHeight) };
  });
  assert.ok(played.currentTime > 0.2, `played ${played.currentTime} s`);
  assert.ok(Math.abs(played.duration - 2) < 0.3, `lasts ${played.duration} s`);
  assert.equal(played.short, 540);
  const downloading = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download' }).click();
  assert.match((await downloading).suggestedFilename(), /^hello there_.*\.mp4$/);

  await page
    .getByRole('region', { name: 'Recent videos' })
    .getByText(/^hello there/)
    .waitFor();
  await page.getByRole('button', { name: 'Open as workflow' }).click();
  await page.waitForURL(/#\/editor$/);
  for (const name of ['Load Image', 'Load Audio', 'HeyGem Generator', 'Scale Video', 'Save Video']) {
    await page.locator('.react-flow__node').getByText(name, { exact: true }).first().waitFor();
  }
  await assertSoon(async () => assert.match(await page.title(), /^hello there – Talkgraph$/));
  await page.goto(`${server.url}/#/`);
  await page.getByRole('button', { name: 'Make another' }).click();
  await assertSoon(async () => assert.ok(await page.getByRole('button', { name: 'Make the video' }).isEnabled()));
  assert.deepEqual(faults, []);
  await context.close();
});

test('says in Chinese what is wrong with a file, and what helps when there is no face', async () => {
  const { page, context, faults } = await openPage(browser, server.url, {
    language: 'zh-CN',
    width: 820,
    height: 1180,
  });
  const face = page.getByRole('region', { name: '人物' });
  await dropFiles(face, { name: 'notes.txt', content: 'no face at all' });
  await assertSoon(async () => assert.match(await face.getByRole('alert').textContent(), /\p{Script=Han}/u));
  await dropFiles(page.getByRole('region', { name: '声音' }), file('empty.mp4'));
  await page.getByText('这个文件里没有声音。请选择一段有人说话的录音。').waitFor();
  // Dropped beside the areas, each goes where it fits.
  await dropFiles(page.getByRole('heading', { level: 1 }), file('empty.mp4'), file('hello there.wav'));
  await page.getByRole('button', { name: '移除声音' }).waitFor();
  await page.getByRole('button', { name: '移除人物' }).waitFor();
  await page.getByRole('button', { name: '生成视频' }).click();
  await page.getByRole('heading', { name: '未能生成视频' }).waitFor(patience);
  await page.getByText(/没有找到可用的人脸/).waitFor();
  await page.getByRole('button', { name: '换一个人物' }).click();
  await page.getByText('还差一个人物。').waitFor();
  // The browser itself reports each refused upload; nothing else may have gone wrong.
  assert.deepEqual(
    faults.filter((fault) => !/status of 4\d\d/.test(fault)),
    [],
  );
  await context.close();
});

test('samples, pasted pictures, cancelling', async () => {
  const { page, context, faults } = await openPage(browser, server.url, { scheme: 'dark' });
  const voice = page.getByRole('region', { name: 'Voice' });
  await voice.getByRole('button', { name: '中文' }).click();
  await voice.getByText('voice-zh.mp3', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Face' }).getByRole('button', { name: 'Photo', exact: true }).click();
  await page.getByText('photo.jpg').waitFor();
  await page.getByRole('button', { name: 'Remove the face' }).click();
  await pasteFiles(page.locator('body'), file('someone.png'));
  await page.getByText('someone.png').waitFor();
  await page.getByRole('button', { name: 'Make the video' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await page.getByRole('heading', { name: 'Cancelled' }).waitFor(patience);
  await page.getByRole('button', { name: 'Back' }).click();
  await page.getByText('Ready when you are.').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('who prefers the editor gets it first, and still gets here by the menu', async () => {
  const { page, context } = await openPage(browser, server.url);
  // They come in above the box and move it.
  const newestResults = page.getByRole('region', { name: 'Recent videos' });
  await newestResults.waitFor();
  await page.getByLabel('Start with the editor next time').check();
  await page.reload();
  await page.waitForURL(/#\/editor$/);
  await page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Start' }).click();
  await newestResults.waitFor();
  await page.getByLabel('Start with the editor next time').uncheck();
  await page.goto(`${server.url}/#/nowhere`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await context.close();
});
