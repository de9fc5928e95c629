// What a person does on the canvas, and sees of it.
import assert from 'node:assert/strict';
import { assertSoon } from './assert-soon.mjs';

/** Adds a node by searching where a double click was made. */
export async function addNode(page, name, at) {
  await page.mouse.dblclick(at.x, at.y);
  const search = page.getByRole('dialog');
  await search.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
  await search.waitFor({ state: 'detached' });
}

const nodes = (page) => page.locator('.react-flow__node:not(.react-flow__node-frame)');
export const links = (page) => page.locator('.react-flow__edge');
export const node = (page, name) => page.locator(`.react-flow__node[aria-label="${name}"]`);
export const port = (page, nodeName, id) => node(page, nodeName).locator(`.react-flow__handle[data-handleid="${id}"]`);

export async function drag(page, from, to) {
  const start = await from.boundingBox();
  const end = 'boundingBox' in to ? await to.boundingBox() : { x: to.x, y: to.y, width: 0, height: 0 };
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 2, start.y + start.height / 2 + 2);
  await page.mouse.move(end.x + end.width / 2 - 30, end.y + end.height / 2 - 8, { steps: 6 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 4 });
}

export async function dragAndDrop(page, from, to) {
  await drag(page, from, to);
  await page.mouse.up();
}

export async function counts(page, nodeCount, linkCount) {
  await assertSoon(async () => {
    assert.equal(await nodes(page).count(), nodeCount);
    assert.equal(await links(page).count(), linkCount);
  });
}

/** Three nodes side by side, and two links between them. */
export async function buildByMouse(page) {
  await addNode(page, 'Load Video', { x: 380, y: 220 });
  await addNode(page, 'Trim Video', { x: 760, y: 220 });
  await addNode(page, 'Save Video', { x: 1120, y: 220 });
  await counts(page, 3, 0);
  await dragAndDrop(page, port(page, 'Load Video', 'out:0'), port(page, 'Trim Video', 'in:video'));
  await dragAndDrop(page, port(page, 'Trim Video', 'out:0'), port(page, 'Save Video', 'in:video'));
  await counts(page, 3, 2);
}
