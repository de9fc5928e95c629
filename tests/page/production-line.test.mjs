// The production line by hand: its template opens ready to run, a loop says which row failed and why, and a profile that is
// missing is made where it is asked for.
import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { presenterPicture } from '@talkgraph/lipsync/testing';
import { assertSoon } from './assert-soon.mjs';
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

/** Three people; the picture of one was never sent. */
async function prepare(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  await presenterPicture(join(home, 'inputs', 'a.png'));
  await writeFile(
    join(home, 'inputs', 'rows.csv'),
    'id,name,picture\n1,讲师甲,a.png\n2,讲师乙,gone.png\n3,讲师丙,a.png\n',
  );
}

const loop = {
  1: { class_type: 'LoadTable', inputs: { file: 'rows.csv' } },
  2: { class_type: 'ForEach', inputs: { table: ['1', 0] } },
  3: { class_type: 'RowValue', inputs: { row: ['2', 1], column: 'picture' } },
  4: { class_type: 'LoadImage', inputs: { image: ['3', 0] } },
  5: { class_type: 'ForEachEnd', inputs: { loop: ['2', 0], result: ['4', 0], on_failure: 'skip', language: 'zh' } },
};

async function open(t, options) {
  const opened = await openPage(browser, server.url, { width: 1700, height: 1000, ...options });
  t.after(() => opened.context.close());
  return opened;
}

const node = (page, id) => page.locator(`.react-flow__node[data-id="${id}"]`);

describe('the production line', { timeout: 300_000 }, () => {
  test('opens from the gallery with files that are there, and has a missing profile made', async (t) => {
    const { page, faults } = await open(t, { language: 'zh-CN' });
    await page.goto(`${server.url}/#/templates`);
    await page.getByText('交付', { exact: true }).first().click();
    await page.getByRole('button', { name: '使用“让人物说出一段录音”' }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '使用“百位讲师的课程片头”' }).click();
    await node(page, '61').waitFor();
    await assertSoon(async () => assert.equal(await page.locator('.react-flow').getByRole('alert').count(), 0));
    const text = await page.locator('.react-flow__viewport').textContent();
    assert.match(text, /1 名单/);
    assert.doesNotMatch(text, /lecturers\/|Recording or script/);
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await page
      .getByText(/没有名为“storage”的/)
      .first()
      .waitFor();
    await node(page, '50').getByRole('button', { name: '账号配置: storage' }).click();
    await page.getByRole('option', { name: '新建“storage”…' }).click();
    const form = page.getByRole('dialog', { name: '新建账号配置' });
    await form.waitFor();
    // The dialog takes the focus when it opens; what was typed before would go elsewhere.
    await page.waitForFunction(() => document.activeElement?.closest('[role=dialog]'));
    await assertSoon(async () => assert.equal(await form.getByLabel('名称').inputValue(), 'storage'));
    for (const field of await form.locator('input[required]:not([readonly])').all()) {
      if ((await field.inputValue()) === '') await field.fill('a-value');
    }
    await form.getByRole('button', { name: '保存' }).click();
    await form.waitFor({ state: 'detached' });
    await node(page, '50').locator('button[aria-label="账号配置: storage"][aria-invalid="false"]').waitFor();
    // The browser itself reports the refused prompt.
    assert.deepEqual(
      faults.filter((fault) => !/status of 400/.test(fault)),
      [],
    );
  });

  test('runs a loop to its end, and says at its end which row failed and why', async (t) => {
    const { page, faults } = await open(t, { language: 'zh-CN' });
    await page.goto(`${server.url}/#/editor`);
    await page.locator('.react-flow').waitFor();
    const file = { name: 'loop.json', type: 'application/json', content: JSON.stringify(loop) };
    await dropFiles(page.locator('.react-flow').first(), file);
    await node(page, '5').waitFor();
    await page.getByRole('button', { name: '运行', exact: true }).click();
    await node(page, '5').locator('article[data-state="done"]').waitFor();
    await node(page, '5')
      .getByText(/第 2 项（讲师乙）失败：.*gone\.png/)
      .waitFor();
    await assertSoon(async () => assert.equal(await page.locator('.react-flow').getByRole('alert').count(), 0));
    await page.getByText('已完成').first().waitFor();
    await page.getByRole('button', { name: '查看详情' }).click();
    const panel = page.locator('aside').last();
    await panel.waitFor();
    // The panel takes room from the canvas, whose nodes move for a moment.
    for (let before = ''; ; ) {
      const now = JSON.stringify(await node(page, '5').boundingBox());
      if (now === before) break;
      before = now;
      await page.waitForTimeout(200);
    }
    await node(page, '5').locator('header').click();
    await panel.getByRole('row', { name: /讲师乙.*失败|讲师乙.*failed/ }).waitFor();
    assert.deepEqual(faults, []);
  });
});
