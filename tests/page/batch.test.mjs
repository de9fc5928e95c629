import assert from 'node:assert/strict';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertSoon } from './assert-soon.mjs';
import { dropFiles } from './drop-files.mjs';
import { makeXlsx } from './make-xlsx.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

const photo = fileURLToPath(new URL('../../apps/web/public/samples/photo.jpg', import.meta.url));

let server;
let browser;
before(async () => {
  ({ server, browser } = await startServerAndBrowser({ prepare }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Makes a picture narrower: quick, and with inputs of three kinds. */
const workflow = {
  nodes: [
    {
      id: 1,
      type: 'LoadImage',
      inputs: [],
      outputs: [{ name: 'IMAGE', type: 'IMAGE' }],
      widgets_values: ['a.jpg', 'image'],
    },
    {
      id: 2,
      type: 'ImageScale',
      inputs: [{ name: 'image', type: 'IMAGE', link: 1 }],
      outputs: [{ name: 'IMAGE', type: 'IMAGE' }],
      widgets_values: ['area', 64, 0, 'disabled'],
    },
    {
      id: 3,
      type: 'SaveImage',
      inputs: [{ name: 'images', type: 'IMAGE', link: 2 }],
      outputs: [],
      widgets_values: ['small/out'],
    },
  ],
  links: [
    [1, 1, 0, 2, 0, 'IMAGE'],
    [2, 2, 0, 3, 0, 'IMAGE'],
  ],
  extra: {
    talkgraph: {
      inputs: [
        { name: 'Picture', node: '1', input: 'image' },
        { name: 'Width', node: '2', input: 'width' },
        { name: 'Method', node: '2', input: 'upscale_method' },
      ],
    },
  },
  version: 0.4,
};

async function prepare(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  await mkdir(join(home, 'workflows'), { recursive: true });
  await copyFile(photo, join(home, 'inputs', 'a.jpg'));
  // A picture by its first bytes, and no further.
  await writeFile(join(home, 'inputs', 'broken.jpg'), (await readFile(photo)).subarray(0, 400));
  await writeFile(join(home, 'workflows', 'Smaller.json'), JSON.stringify(workflow));
}

async function openTable(options) {
  const opened = await openPage(browser, server.url, options);
  const { page } = opened;
  await page.goto(`${server.url}/#/batch`);
  await page
    .getByRole('button', { name: /^Smaller/ })
    .first()
    .click();
  await page.getByRole('grid').waitFor();
  const cell = (row, column) => page.locator(`[data-row="${row}"] [data-column="${column}"]`);
  const state = (row) => page.locator(`[data-row="${row}"] [data-state]`);
  const paste = async (row, column, text) => {
    await page.evaluate((written) => navigator.clipboard.writeText(written), text);
    await cell(row, column).click();
    await page.keyboard.press('Control+V');
  };
  return { ...opened, cell, state, paste };
}

/** Waits until a row is in a state. */
async function becomes(row, kind) {
  await row.and(row.page().locator(`[data-state="${kind}"]`)).waitFor();
}

async function texts(page, column) {
  return page.locator(`[data-row] [data-column="${column}"]`).allTextContents();
}

describe('a batch of five rows', () => {
  test('runs, but for the row that cannot; what failed is tried again; everything is taken away', async () => {
    const { page, context, faults, cell, state, paste } = await openTable();
    await paste(
      0,
      0,
      'a.jpg\t32\tarea\tone\nmissing.png\t32\nbroken.jpg\t32\na.jpg\t48\t\tfour\t"two\nlines"\na.jpg\t40\tlanczos',
    );
    await assertSoon(async () => assert.match(await state(1).textContent(), /missing\.png/));
    await assertSoon(async () => assert.equal(await cell(1, 0).getAttribute('aria-invalid'), 'true'));

    await page.getByRole('button', { name: 'Run all (4)' }).click();
    for (const row of [0, 3, 4]) await becomes(state(row), 'done');
    await becomes(state(2), 'failed');
    await assertSoon(async () => assert.match(await state(2).textContent(), /broken\.jpg/));
    await assertSoon(async () => assert.match(await state(0).textContent(), /one_/));

    await copyFile(photo, join(server.home, 'inputs', 'broken.jpg'));
    await page.getByRole('button', { name: 'Retry failed (1)' }).click();
    await becomes(state(2), 'done');

    await page.getByRole('button', { name: 'Results' }).click();
    const [zip] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /4 results as a ZIP/ }).click(),
    ]);
    const names = [...(await readFile(await zip.path())).toString('latin1').matchAll(/[\w./-]+\.png/g)].map(
      ([name]) => name,
    );
    assert.equal(new Set(names).size, 4, names.join());
    await page.getByRole('button', { name: 'Results' }).click();
    const [csv] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: /CSV/ }).click(),
    ]);
    const lines = (await readFile(await csv.path(), 'utf8')).split('\r\n');
    assert.match(lines[0], /^\uFEFF#,Picture,Width,Method,Output name,Remarks,State,Result file/);
    assert.match(lines[1], /^1,a\.jpg,32,area,one,,Done,small\/one_\d+_\.png,/);
    assert.match(lines[2], /^2,missing\.png,32,,,,Not run,/);

    // Everything of it is on the server.
    await page.getByText('Saved').waitFor();
    await page.reload();
    for (const row of [0, 2, 3, 4]) await becomes(state(row), 'done');
    await assertSoon(async () => assert.equal(await cell(3, 4).textContent(), 'two\nlines'));
    await page.getByRole('button', { name: 'All batches' }).click();
    await page.getByRole('table').getByRole('button', { name: 'Smaller', exact: true }).waitFor();
    // A browser writes down every picture that it cannot load; one is broken on purpose.
    const unexpected = faults.filter((fault) => !/status of 400/.test(fault));
    assert.deepEqual(unexpected, []);
    await context.close();
  });
});

describe('the table', () => {
  test('is written by the keyboard like a spreadsheet', async () => {
    const { page, context, faults, cell } = await openTable();
    await cell(0, 1).click();
    await page.keyboard.type('10');
    await page.keyboard.press('Enter');
    await page.keyboard.type('20');
    await page.keyboard.press('Tab');
    await page.keyboard.type('ar');
    await page.keyboard.press('Enter');
    await assertSoon(async () => assert.deepEqual((await texts(page, 1)).slice(0, 2), ['10', '20']));
    await assertSoon(async () => assert.equal(await cell(1, 2).textContent(), 'area'));
    await cell(1, 1).click();
    await cell(4, 2).click({ modifiers: ['Shift'] });
    await page.keyboard.press('Control+D');
    await assertSoon(async () => assert.deepEqual(await texts(page, 1), ['10', '20', '20', '20', '20']));
    await page.keyboard.press('Control+Z');
    await assertSoon(async () => assert.deepEqual((await texts(page, 1)).slice(2), ['', '', '']));
    await page.keyboard.press('Control+C');
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), '20\tarea\n\t\n\t\n\t');
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('is filled from CSV of a Chinese Windows and from XLSX', async () => {
    const { page, context, faults } = await openTable();
    const picker = page.locator('input[type=file][aria-label^="Load a spreadsheet"]');
    // `图片;宽度;备注;其他` as GB18030.
    const header = Buffer.from('cdbcc6ac3bbfedb6c83bb1b8d7a23bc6e4cbfb', 'hex');
    const csv = Buffer.concat([header, Buffer.from('\r\na.jpg;32;x;y\r\na.jpg;33;"x;x";y\r\n')]);
    await picker.setInputFiles({ name: 'jobs.csv', mimeType: 'text/csv', buffer: csv });
    await page.getByRole('dialog').getByRole('combobox', { name: 'Where 其他 goes' }).waitFor();
    await page.getByRole('button', { name: 'Take 2 rows' }).click();
    await assertSoon(async () => assert.deepEqual(await texts(page, 1), ['32', '33']));
    await assertSoon(async () => assert.deepEqual(await texts(page, 4), ['x', 'x;x']));

    const buffer = makeXlsx([
      ['picture', 'WIDTH', 'output name'],
      ['a.jpg', 50, 'from excel'],
    ]);
    await picker.setInputFiles({ name: 'jobs.xlsx', mimeType: 'application/octet-stream', buffer });
    await page.getByRole('button', { name: 'Add 1 row' }).last().click();
    await assertSoon(async () => assert.deepEqual(await texts(page, 1), ['32', '33', '50']));
    await assertSoon(async () => assert.deepEqual(await texts(page, 3), ['', '', 'from excel']));
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('takes a pile of files by their names', async () => {
    const { page, context, faults, cell, paste } = await openTable();
    await paste(0, 3, 'zwei\neins');
    const bytes = await readFile(photo);
    await page.locator('input[type=file][aria-label^="Match files"]').setInputFiles([
      { name: 'eins.jpg', mimeType: 'image/jpeg', buffer: bytes },
      { name: 'zwei.jpg', mimeType: 'image/jpeg', buffer: Buffer.concat([bytes, Buffer.from('2')]) },
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('notes') },
    ]);
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('combobox', { name: 'Rows are known by' }).click();
    await page.getByRole('option', { name: 'Output name' }).click();
    await dialog
      .getByText(/notes\.txt/)
      .first()
      .waitFor();
    await dialog.getByRole('button', { name: 'Take over 2 files' }).click();
    await assertSoon(async () => assert.equal(await cell(0, 0).textContent(), 'zwei.jpg'));
    await assertSoon(async () => assert.equal(await cell(1, 0).textContent(), 'eins.jpg'));

    await dropFiles(page.getByRole('grid'), photo);
    await dialog.getByRole('button', { name: 'Take over 1 file' }).click();
    await assertSoon(async () => assert.equal(await cell(2, 0).textContent(), 'photo.jpg'));
    await assertSoon(async () => assert.equal(await cell(2, 0).getAttribute('aria-invalid'), null));
    assert.deepEqual(faults, []);
    await context.close();
  });
});

test('an address names the workflow, also while another batch is open', async () => {
  const { page, context, faults, paste } = await openTable();
  await paste(0, 0, 'a.jpg');
  await page.evaluate(() => {
    window.history.pushState(null, '', '/?workflow=Smaller#/batch');
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  });
  await page.waitForURL((url) => url.search === '');
  await page.getByText('0 jobs').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('one job is run as a form, in Chinese and in the dark', async () => {
  const { page, context, faults } = await openTable({ language: 'zh-CN', scheme: 'dark' });
  await page.getByText('表单', { exact: true }).click();
  await page.getByRole('textbox', { name: 'Width' }).fill('24');
  await page.getByRole('textbox', { name: '输出文件名' }).fill('form');
  await page.getByRole('button', { name: '运行', exact: true }).click();
  await page.getByRole('link', { name: /form_\d+_\.png/ }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
