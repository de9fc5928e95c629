import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
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

/** A list of 45 people. */
async function prepare(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  const lines = Array.from({ length: 45 }, (_, n) => `讲师${n + 1},高等数学 ${n + 1}`);
  await writeFile(join(home, 'inputs', 'lecturers.csv'), `姓名,课程\r\n${lines.join('\r\n')}\r\n`);
}

const workflow = {
  1: { class_type: 'LoadTable', inputs: { file: 'lecturers.csv' } },
  2: { class_type: 'TableRow', inputs: { table: ['1', 0], number: 2 } },
  3: { class_type: 'PreviewAny', inputs: { source: ['2', 0] } },
};

test('a table is turned page by page, a row is shown field by field', { timeout: 300_000 }, async () => {
  const { page, context, faults } = await openPage(browser, server.url, { width: 1600, height: 1000 });
  await page.goto(`${server.url}/#/editor`);
  await page.getByRole('button', { name: 'Look inside' }).click();
  await page.locator('.react-flow').waitFor();
  const file = { name: 'rows.json', type: 'application/json', content: JSON.stringify(workflow) };
  await dropFiles(page.locator('.react-flow').first(), file);
  await page.locator('.react-flow__node').nth(2).waitFor();
  const panel = page.locator('aside').last();
  const select = (id) => page.locator(`.react-flow__node[data-id="${id}"] header`).click();
  await select(2);
  await panel.getByRole('button', { name: 'Preview here' }).click();
  const field = panel.getByRole('row', { name: '姓名 讲师2', exact: true });
  await field.waitFor();
  await panel.getByRole('row', { name: '课程 高等数学 2', exact: true }).waitFor();
  await select(1);
  await panel.getByText('45 rows, 2 columns').waitFor();
  await panel.getByRole('row', { name: '1 讲师1 高等数学 1', exact: true }).waitFor();
  await panel.getByRole('button', { name: 'Page 3' }).click();
  await panel.getByRole('row', { name: '45 讲师45 高等数学 45', exact: true }).waitFor();
  await assertSoon(async () => assert.equal(await panel.getByRole('row').count(), 6));
  assert.deepEqual(await seriousFaults(page, 'aside'), []);
  assert.deepEqual(faults, []);
  await context.close();
});
