// Schedules and watched folders are made, tried and deleted in the page; a pair of files begins a real run.
import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { seriousFaults } from './axe.mjs';
import { openPage, startBrowser, startServer } from './open-page.mjs';

/** Shows a text that is set from outside; nothing of it takes time. */
const greeting = {
  1: { class_type: 'PrimitiveString', inputs: { value: 'hello' }, _meta: { title: 'Words' } },
  2: { class_type: 'LoadImage', inputs: { image: 'face.png' }, _meta: { title: 'Portrait' } },
  3: { class_type: 'PreviewImage', inputs: { images: ['2', 0] } },
};

const picture = new URL('../../apps/web/public/samples/photo.jpg', import.meta.url);

let browser;
let server;
let home;
before(async () => {
  browser = await startBrowser();
  server = await startServer({
    prepare: async (folder) => {
      home = folder;
      await mkdir(join(folder, 'workflows'), { recursive: true });
      await writeFile(join(folder, 'workflows', 'greeting.json'), JSON.stringify(greeting));
      await writeFile(join(folder, 'workflows', 'lost.json'), JSON.stringify(greeting).replace('face.png', 'lost.png'));
      await mkdir(join(folder, 'inputs', 'incoming'), { recursive: true });
      await writeFile(join(folder, 'inputs', 'face.png'), await readFile(picture));
    },
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** Opens the form and waits until it has put the cursor into its first field: it does so a moment later, wherever one writes then. */
async function openForm(tab, button) {
  await tab.getByRole('button', { name: button }).click();
  await tab.locator('[data-autofocus]:focus').waitFor();
}

/** A list that closes gives the focus back to its field; who typed before would type there. */
async function chooseOption(tab, name) {
  const option = tab.getByRole('option', { name });
  await option.click();
  await option.waitFor({ state: 'hidden' });
}

test('a watched folder is set up, and a file that arrives begins a run', async () => {
  const { page: tab, context, faults } = await openPage(browser, server.url);
  await tab.goto(`${server.url}/#/automations`);
  await tab.getByText('Nothing runs by itself yet.').waitFor();
  await openForm(tab, 'New');
  await tab.getByLabel('Name').fill('Portraits');
  await tab.getByText('Watched folder', { exact: true }).click();
  await tab.getByRole('combobox', { name: 'Workflow' }).click();
  await chooseOption(tab, 'greeting');
  await tab.getByLabel('Folder', { exact: true }).fill('incoming');
  assert.equal(await tab.getByLabel('Folder', { exact: true }).inputValue(), 'incoming');
  await tab.getByLabel('Files for "Portrait"').fill('*.{jpg,png}');
  const settling = tab.getByLabel('Settling time (seconds)');
  await settling.fill('');
  await settling.pressSequentially('0.3');
  assert.equal(await tab.getByLabel('Folder', { exact: true }).inputValue(), 'incoming');
  assert.deepEqual(await seriousFaults(tab), []);
  const saving = tab.waitForResponse((answer) => answer.request().method() === 'PUT');
  await tab.getByRole('button', { name: 'Save' }).click();
  const saved = await saving;
  assert.equal(saved.status(), 200, await saved.text());
  assert.equal((await saved.json()).automation.when.settleSeconds, 0.3);
  await tab.getByText('When *.{jpg,png} appear in the folder "incoming"').waitFor();

  await writeFile(join(home, 'inputs', 'incoming', 'ann.jpg'), await readFile(picture));
  await tab.getByRole('link', { name: /^Last: / }).waitFor();
  const { runs } = await (await fetch(`${server.url}/api/runs?batch=automation-Portraits`)).json();
  assert.equal(runs.length, 1);
  assert.equal(runs[0].title, 'Portraits');
  assert.deepEqual(faults, []);
  await context.close();
});

test('a schedule says when it strikes next, is switched off, run by hand and deleted', async () => {
  const { page: tab, context, faults } = await openPage(browser, server.url, { language: 'zh-CN' });
  await tab.goto(`${server.url}/#/automations`);
  await openForm(tab, '新建');
  await tab.getByLabel('名称').fill('每晚');
  await tab.getByRole('combobox', { name: '工作流' }).click();
  await chooseOption(tab, 'lost');
  await tab.getByLabel('频率').selectOption({ label: '工作日' });
  await tab.locator('input[type=time]').fill('03:15');
  await tab.getByRole('button', { name: '保存' }).click();
  const card = tab.getByRole('listitem').filter({ hasText: '每晚' });
  await card.getByText('周一至周五 03:15').waitFor();
  await card.getByText(/^下次：/).waitFor();
  const saved = JSON.parse(await readFile(join(home, 'automations', '每晚.json'), 'utf8'));
  assert.equal(saved.when.cron, '15 3 * * 1-5');
  await card.getByRole('switch', { name: '启用“每晚”' }).click({ force: true });
  await card.getByText(/^下次：/).waitFor({ state: 'detached' });
  // There is no lost.png: the sentence stands on the card.
  await card.getByRole('button', { name: '立即运行' }).click();
  await card.getByRole('alert').getByText('lost.png').waitFor();
  await card.getByRole('button', { name: '删除“每晚”' }).click();
  await tab.getByRole('dialog').getByRole('button', { name: '删除', exact: true }).click();
  await card.waitFor({ state: 'detached' });
  assert.deepEqual(
    faults.filter((fault) => !/status of 40[04]/.test(fault)),
    [],
  );
  await context.close();
});
