// What axe finds, on each page as it opens and in the states that a person gets to; and the ways of the keyboard.
import assert from 'node:assert/strict';
import { copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertSoon } from './assert-soon.mjs';
import { seriousFaults } from './axe.mjs';
import { openPage, startBrowser, startServer } from './open-page.mjs';

const photo = fileURLToPath(new URL('../../apps/web/public/samples/photo.jpg', import.meta.url));
const pages = ['/', '/editor', '/batch', '/runs', '/compare', '/templates', '/models', '/system', '/settings'];

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([startServer({ prepare }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** A picture, and something called one. */
async function prepare(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  await copyFile(photo, join(home, 'inputs', 'photo.jpg'));
  await writeFile(join(home, 'inputs', 'broken.jpg'), 'no picture');
}

for (const scheme of ['light', 'dark']) {
  for (const path of pages) {
    test(`axe finds nothing serious on ${path} in ${scheme}`, async () => {
      const language = scheme === 'light' ? 'zh-CN' : 'en-US';
      const { page, context, faults } = await openPage(browser, server.url, { scheme, language });
      await page.goto(`${server.url}/#${path}`);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await seriousFaults(page), []);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

const smaller = (image) => ({
  1: { class_type: 'LoadImage', inputs: { image } },
  2: { class_type: 'ImageScale', inputs: { image: ['1', 0], width: 64, height: 0, upscale_method: 'area' } },
  3: { class_type: 'SaveImage', inputs: { images: ['2', 0], filename_prefix: 'small' } },
});

/** Opens the editor with a workflow that was pasted, and runs it. */
async function runPasted(page, prompt, state) {
  await page.goto(`${server.url}/#/editor`);
  const canvas = page.getByRole('application');
  await canvas.waitFor();
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(prompt));
  await canvas.focus();
  await page.keyboard.press('Control+v');
  await page.locator('.react-flow__node').nth(2).waitFor();
  await page.keyboard.press('Control+Enter');
  await page.locator(`.react-flow__node [data-state="${state}"]`).first().waitFor();
  return canvas;
}

async function assertNothingSerious(page, where) {
  assert.deepEqual(await seriousFaults(page), [], where);
}

for (const scheme of ['light', 'dark']) {
  describe(`what opens and changes in ${scheme}`, { timeout: 300_000 }, () => {
    test('a node that failed', async () => {
      const { page, context } = await openPage(browser, server.url, { scheme });
      await runPasted(page, smaller('broken.jpg'), 'failed');
      await assertNothingSerious(page, 'a failed run');
      await context.close();
    });

    test('the canvas with what was run, the inspector, menus and dialogs', async () => {
      const { page, context } = await openPage(browser, server.url, { scheme });
      const canvas = await runPasted(page, smaller('photo.jpg'), scheme === 'light' ? 'done' : 'cached');
      await page.getByRole('button', { name: 'Look inside', exact: true }).click();
      await page.locator('.react-flow__node header').first().click();
      await page.getByRole('tab', { name: 'Received' }).waitFor();
      await page.getByRole('button', { name: 'Log', exact: true }).click();
      await page.getByRole('log').waitFor();
      await assertNothingSerious(page, 'a finished run, the inspector and the log');
      await page.locator('.react-flow__node header').first().click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Run to here' }).waitFor();
      await assertNothingSerious(page, 'the menu of a node');
      await page.getByRole('menuitem', { name: 'Show in the form' }).click();
      await page.getByRole('dialog').waitFor();
      await assertNothingSerious(page, 'a dialog');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await canvas.focus();
      await page.keyboard.press('/');
      await page.getByRole('dialog').getByRole('combobox').fill('load');
      await assertNothingSerious(page, 'the search for nodes');
      await context.close();
    });

    test('runs, one of them, and a table of jobs with mistakes', async () => {
      const { page, context } = await openPage(browser, server.url, { scheme });
      await page.goto(`${server.url}/#/runs`);
      await page.getByRole('checkbox').first().check();
      await assertNothingSerious(page, 'selected runs');
      await page
        .getByRole('button', { name: /^Untitled/ })
        .last()
        .click();
      await page.getByRole('dialog').waitFor();
      await assertNothingSerious(page, 'a run');
      await page.goto(`${server.url}/#/batch`);
      await page
        .getByRole('button', { name: /^A photo talks/ })
        .first()
        .click();
      await page.getByRole('grid').waitFor();
      await page.evaluate(() => navigator.clipboard.writeText('photo.jpg\tnothing.mp3\nnobody.png'));
      await page.locator('[data-row="0"] [data-column="0"]').click();
      await page.keyboard.press('Control+V');
      await page.locator('[data-row="1"] [aria-invalid="true"]').first().waitFor();
      await assertNothingSerious(page, 'a table with mistakes');
      await context.close();
    });
  });
}

describe('keys alone', () => {
  test('the first key goes past the header', async () => {
    const { page, context } = await openPage(browser, server.url);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await assertSoon(async () =>
      assert.equal(await page.evaluate(() => document.activeElement.textContent), 'Skip to the content'),
    );
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await assertSoon(async () =>
      assert.ok(await page.evaluate(() => document.querySelector('main').contains(document.activeElement))),
    );
    await context.close();
  });

  test('a dialog keeps the focus and gives it back', async () => {
    const { page, context } = await openPage(browser, server.url);
    await page.goto(`${server.url}/#/editor`);
    await page.getByRole('application').waitFor();
    const file = page.getByRole('button', { name: 'File', exact: true });
    await file.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: /^Open/ }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Workflows' });
    await dialog.waitFor();
    for (let step = 0; step < 12; step++) {
      await page.keyboard.press('Tab');
      await assertSoon(async () =>
        assert.ok(await dialog.evaluate((one) => one.contains(document.activeElement)), `after ${step + 1} steps`),
      );
    }
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement !== document.body);
    await assertSoon(async () => assert.ok(await file.evaluate((one) => one === document.activeElement)));
    await context.close();
  });
});

test('a finger opens a menu that stays by resting, and moves the canvas', async () => {
  const context = await browser.newContext({ hasTouch: true, viewport: { width: 820, height: 1180 }, locale: 'en-US' });
  const page = await context.newPage();
  await page.goto(`${server.url}/#/editor`);
  await page.locator('[data-canvas] .react-flow__pane').waitFor();
  const session = await context.newCDPSession(page);
  const touch = (type, ...touchPoints) => session.send('Input.dispatchTouchEvent', { type, touchPoints });
  const view = () => page.locator('.react-flow__viewport').evaluate(({ style }) => style.transform);
  await touch('touchStart', { x: 400, y: 1000 });
  await page.getByRole('menuitem', { name: 'Add a note' }).waitFor();
  await touch('touchEnd');
  await page.waitForTimeout(300);
  await page.getByRole('menuitem', { name: 'Add a note' }).tap();
  await page.locator('.react-flow__node').waitFor();
  const before = await view();
  await touch('touchStart', { x: 300, y: 300 });
  for (let step = 1; step <= 5; step++) await touch('touchMove', { x: 300 + 20 * step, y: 300 });
  await touch('touchEnd');
  await page.waitForFunction((was) => document.querySelector('.react-flow__viewport').style.transform !== was, before);
  await context.close();
});
