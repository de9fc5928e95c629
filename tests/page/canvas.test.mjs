import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, test } from 'node:test';
import { assertSoon } from './assert-soon.mjs';
import { addNode, buildByMouse, counts, drag, dragAndDrop, links, node, port } from './by-mouse.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

let server;
let browser;

before(async () => {
  ({ server, browser } = await startServerAndBrowser());
});

after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the editor with an empty canvas, runs `use`, and finds that nothing went wrong meanwhile. */
async function onCanvas(use, options) {
  const { page, context, faults } = await openPage(browser, server.url, options);
  await page.goto(`${server.url}/#/editor`);
  const canvas = page.getByRole('application');
  await canvas.waitFor();
  await page.locator('[data-canvas] .react-flow__pane').waitFor();
  try {
    await use({ page, canvas });
    assert.deepEqual(faults, []);
  } finally {
    await context.close();
  }
}

describe('the canvas', () => {
  test('builds a graph by the mouse alone, and undoes and redoes all of it', () =>
    onCanvas(async ({ page }) => {
      await buildByMouse(page);
      for (const [nodeCount, linkCount] of [
        [3, 1],
        [3, 0],
        [2, 0],
        [1, 0],
        [0, 0],
      ]) {
        await page.keyboard.press('Control+z');
        await counts(page, nodeCount, linkCount);
      }
      for (let step = 0; step < 5; step++) await page.keyboard.press('Control+Shift+z');
      await counts(page, 3, 2);
    }));

  test('refuses a link that does not fit and says why', () =>
    onCanvas(async ({ page }) => {
      await addNode(page, 'Load Audio', { x: 380, y: 220 });
      await addNode(page, 'Trim Video', { x: 760, y: 220 });
      const target = port(page, 'Trim Video', 'in:video');
      await drag(page, port(page, 'Load Audio', 'out:0'), target);
      await page.getByRole('status').filter({ hasText: 'AUDIO' }).waitFor();
      await assertSoon(async () => assert.equal(await target.getAttribute('data-fits'), 'false'));
      await page.mouse.up();
      await page.getByRole('alert').filter({ hasText: 'VIDEO' }).waitFor();
      await counts(page, 2, 0);
      await drag(page, port(page, 'Load Audio', 'out:0'), { x: 700, y: 650 });
      await page.mouse.up();
      await page.getByRole('dialog').getByRole('combobox').fill('Trim Audio');
      await page.keyboard.press('Enter');
      await counts(page, 3, 1);
    }));

  test('links to the port that fits where a link is dropped on a node, and removes links', () =>
    onCanvas(async ({ page }) => {
      await addNode(page, 'Load Audio', { x: 380, y: 220 });
      await addNode(page, 'HeyGem', { x: 760, y: 220 });
      const target = page.locator('.react-flow__node').nth(1);
      await drag(page, port(page, 'Load Audio', 'out:0'), target);
      await page.mouse.up();
      await counts(page, 2, 1);
      await links(page).locator('path').first().click({ force: true });
      await page.keyboard.press('Delete');
      await counts(page, 2, 0);
    }));

  test('puts a node into a link it is dropped on, and adds reroutes', () =>
    onCanvas(async ({ page }) => {
      await addNode(page, 'Load Video', { x: 380, y: 160 });
      await addNode(page, 'Save Video', { x: 1100, y: 160 });
      await dragAndDrop(page, port(page, 'Load Video', 'out:0'), port(page, 'Save Video', 'in:video'));
      await counts(page, 2, 1);
      await addNode(page, 'Trim Video', { x: 740, y: 560 });
      const start = await port(page, 'Load Video', 'out:0').boundingBox();
      const end = await port(page, 'Save Video', 'in:video').boundingBox();
      const header = node(page, 'Trim Video').locator('header');
      await dragAndDrop(page, header, { x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 });
      await counts(page, 3, 2);
      await page.keyboard.press('Control+z');
      await counts(page, 3, 1);
      await page.mouse.dblclick((start.x + end.x) / 2, (start.y + end.y) / 2 + 4);
      await counts(page, 4, 2);
    }));

  test('groups nodes, moves them with their frame, and renames it', () =>
    onCanvas(async ({ page }) => {
      await buildByMouse(page);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+g');
      const frame = page.locator('.react-flow__node-frame');
      await frame.waitFor();
      const before = await node(page, 'Trim Video').boundingBox();
      await dragAndDrop(page, frame.locator('[data-grab]'), { x: 760, y: 700 });
      const moved = await node(page, 'Trim Video').boundingBox();
      assert.ok(moved.y > before.y + 100, `${moved.y} is not below ${before.y}`);
      await page.keyboard.press('F2');
      await page.getByRole('textbox', { name: 'Title' }).fill('My shots');
      await page.keyboard.press('Enter');
      await frame.getByText('My shots').waitFor();
    }));

  test('makes a sub-graph, goes in and out, and unpacks it', () =>
    onCanvas(async ({ page }) => {
      await buildByMouse(page);
      await node(page, 'Trim Video').locator('header').click();
      await page.keyboard.press('Control+Shift+g');
      await node(page, 'Sub-graph').waitFor();
      await counts(page, 3, 2);
      await page.keyboard.press('Enter');
      await page.getByRole('navigation', { name: 'Where in the workflow' }).waitFor();
      await node(page, 'Trim Video').waitFor();
      await counts(page, 3, 2);
      await port(page, 'Outputs', 'in:VIDEO').click({ button: 'right' });
      await page.getByRole('menuitem', { name: 'Name, inputs and outputs…' }).click();
      await page.getByRole('textbox', { name: 'Output VIDEO' }).fill('shortened');
      await page.getByRole('button', { name: 'OK', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('application').focus();
      await page.keyboard.press('u');
      await node(page, 'Sub-graph').getByText('shortened').waitFor();
      await counts(page, 3, 2);
      await node(page, 'Sub-graph').click({ button: 'right', position: { x: 60, y: 15 } });
      await page.getByRole('menuitem', { name: 'Unpack the sub-graph' }).click();
      await node(page, 'Trim Video').waitFor();
      await counts(page, 3, 2);
    }));

  test('keeps a sub-graph as a node of one’s own, for other workflows too; renames and deletes it', async () => {
    await onCanvas(async ({ page }) => {
      await buildByMouse(page);
      await node(page, 'Trim Video').locator('header').click();
      await page.keyboard.press('Control+Shift+g');
      await node(page, 'Sub-graph').click({ button: 'right', position: { x: 60, y: 15 } });
      await page.getByRole('menuitem', { name: 'Save as my node…' }).click();
      await page.getByRole('dialog').getByRole('textbox').fill('Shorten 缩短');
      await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await node(page, 'Shorten 缩短').waitFor();
    });
    await onCanvas(
      async ({ page }) => {
        const leaf = page.getByRole('treeitem').getByText('Shorten 缩短', { exact: true });
        await leaf.first().click();
        await node(page, 'Shorten 缩短').getByText('VIDEO').first().waitFor();
        await counts(page, 1, 0);
        await node(page, 'Shorten 缩短').locator('header').click();
        await page.keyboard.press('Enter');
        await page.locator('.react-flow__node', { hasText: '裁剪视频时长' }).first().waitFor();
        // Inside itself it cannot be added, so it is not offered there.
        await leaf.first().waitFor({ state: 'detached' });
        await page.keyboard.press('u');
        await leaf.first().hover();
        await page.getByRole('button', { name: 'Shorten 缩短 的更多操作' }).first().click();
        await page.getByRole('menuitem', { name: '重命名…' }).click();
        await page.getByRole('dialog').getByRole('textbox').fill('剪短');
        await page.getByRole('dialog').getByRole('button', { name: '重命名', exact: true }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByRole('treeitem').getByText('剪短', { exact: true }).first().hover();
        await page.getByRole('button', { name: '剪短 的更多操作' }).first().click();
        await page.getByRole('menuitem', { name: '删除…' }).click();
        await page.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await page.getByRole('button', { name: '剪短 的更多操作' }).waitFor({ state: 'detached' });
      },
      { language: 'zh-CN' },
    );
  });

  test('is worked by the keyboard alone', () =>
    onCanvas(async ({ page, canvas }) => {
      await canvas.focus();
      for (const name of ['Load Video', 'Save Video']) {
        await page.keyboard.press('/');
        await page.getByRole('dialog').getByRole('combobox').fill(name);
        await page.keyboard.press('Enter');
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        await assertSoon(async () =>
          assert.ok(await node(page, name).evaluate((one) => one === document.activeElement)),
        );
        await page.keyboard.press(name === 'Load Video' ? 'Shift+ArrowLeft' : 'Shift+ArrowRight');
      }
      await page.keyboard.press('Alt+ArrowLeft');
      await assertSoon(async () =>
        assert.ok(await node(page, 'Load Video').evaluate((one) => one === document.activeElement)),
      );
      await page.keyboard.press('l');
      await page.keyboard.press('Enter');
      await page.getByRole('status').filter({ hasText: 'Linking from Load Video' }).waitFor();
      await node(page, 'Save Video').focus();
      await page.keyboard.press('Enter');
      await counts(page, 2, 1);
      await page.keyboard.press('Control+m');
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByText('Undo').waitFor();
      await page.keyboard.press('Escape');
    }));

  test('copies and pastes, and opens a workflow that is pasted', () =>
    onCanvas(async ({ page, canvas }) => {
      await buildByMouse(page);
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+c');
      // They come to lie where the mouse is.
      await page.mouse.move(360, 560);
      await page.keyboard.press('Control+v');
      await counts(page, 6, 4);
      await page.keyboard.press('Control+x');
      await counts(page, 3, 2);
      await page.keyboard.press('Control+d');
      await page.keyboard.press('Control+z');
      for (let step = 0; step < 12; step++) await page.keyboard.press('Control+z');
      await counts(page, 0, 0);
      const workflow = await readFile(new URL('../../examples/talking-head.ui.json', import.meta.url), 'utf8');
      await page.evaluate((text) => navigator.clipboard.writeText(text), workflow);
      await canvas.focus();
      await page.keyboard.press('Control+v');
      await counts(page, 5, 3);
    }));

  test('speaks Chinese', () =>
    onCanvas(
      async ({ page }) => {
        await page.getByText('画布还是空的').waitFor();
        await page.getByRole('application', { name: '画布' }).focus();
        await page.keyboard.press('?');
        await page.getByRole('dialog', { name: '快捷键与鼠标操作' }).getByText('撤销').waitFor();
      },
      { language: 'zh-CN' },
    ));
});
