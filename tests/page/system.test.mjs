import assert from 'node:assert/strict';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { assertSoon } from './assert-soon.mjs';
import { openPage, startBrowser, startServer } from './open-page.mjs';

const token = 'a-token-that-nobody-guesses';

let browser;
before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser?.close();
});

/** Hands in a run that is over at once. */
async function runSomething(url) {
  const prompt = {
    1: { class_type: 'EmptyImage', inputs: { width: 16, height: 16, batch_size: 1, color: 0 } },
    2: { class_type: 'PreviewImage', inputs: { images: ['1', 0] } },
  };
  const answer = await fetch(`${url}/prompt`, { method: 'POST', body: JSON.stringify({ prompt }) });
  assert.equal(answer.status, 200, await answer.clone().text());
  return (await answer.json()).prompt_id;
}

describe('the system page', () => {
  let server;
  before(async () => {
    server = await startServer({ prepare: brokenPack });
  });
  after(() => server?.stop());

  /** A pack that cannot be loaded. */
  async function brokenPack(home) {
    const folder = join(home, 'custom_nodes', 'broken');
    await mkdir(folder, { recursive: true });
    await writeFile(
      join(folder, 'package.json'),
      '{"name": "broken", "version": "1.0.0", "type": "module", "main": "index.js"}',
    );
    await writeFile(join(folder, 'index.js'), 'throw new Error("no wonder");');
  }

  test('shows the log as it is written, and takes it apart', async () => {
    const { page: tab, context, faults } = await openPage(browser, server.url);
    await tab.goto(`${server.url}/#/system`);
    const log = tab.getByRole('log', { name: 'Log' });
    await log.getByText('The server is ready.').waitFor();
    const id = await runSomething(server.url);
    await log.getByText(`run=${id} status=success`).waitFor();
    await tab.getByRole('searchbox', { name: 'Search the log' }).fill(`${id} ended`);
    await tab.getByText('1 line', { exact: true }).waitFor();
    await tab.getByRole('button', { name: 'Copy these lines' }).click();
    await tab.getByText('1 line is copied.').waitFor();
    const copied = await tab.evaluate(() => navigator.clipboard.readText());
    assert.match(copied, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3} INFO {2}A run has ended\. run=\S+ status=success$/);
    const [download] = await Promise.all([
      tab.waitForEvent('download'),
      tab.getByRole('button', { name: 'Download these lines' }).click(),
    ]);
    assert.equal(await readFile(await download.path(), 'utf8'), copied);
    await tab.getByRole('searchbox').fill('');
    await tab.getByRole('combobox', { name: 'Level' }).click();
    await tab.getByRole('option', { name: 'Errors' }).click();
    await log.getByText('A run has ended.').first().waitFor({ state: 'detached' });
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('shows the server, its workers and packs, and gives memory back', async () => {
    const { page: tab, context, faults } = await openPage(browser, server.url, { language: 'zh-CN' });
    await tab.goto(`${server.url}/#/system`);
    await tab.getByRole('region', { name: '服务器' }).getByText('0.1.0').waitFor();
    await tab.getByRole('region', { name: '工作进程' }).getByText('工作进程 1').waitFor();
    const packs = tab.getByRole('region', { name: '节点包' });
    await packs.getByText('lipsync').waitFor();
    await packs.getByText(/no wonder/).waitFor();
    await tab.getByRole('button', { name: '重新加载' }).click();
    await tab.getByText('有 1 个节点包加载失败。').waitFor();
    await tab.getByRole('button', { name: '释放内存' }).click();
    await tab.getByText('已卸载模型并释放内存。').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('keeps settings on the server and in the browser', async () => {
    const { page: tab, context, faults } = await openPage(browser, server.url);
    await tab.goto(`${server.url}/#/settings`);
    await tab.getByRole('radiogroup', { name: 'Links' }).getByText('Stepped').click();
    await tab.getByRole('radiogroup', { name: 'Colours' }).getByText('Dark').click();
    await tab.waitForFunction(() => document.documentElement.dataset.mantineColorScheme === 'dark');
    await tab.reload();
    await assertSoon(async () => assert.equal(await tab.getByRole('radio', { name: 'Stepped' }).isChecked(), true));
    const kept = await (await fetch(`${server.url}/settings`)).json();
    assert.equal(kept['talkgraph.edgeStyle'], 'stepped');
    assert.deepEqual(faults, []);
    await context.close();
  });
});

describe('a server that wants a token', () => {
  let server;
  before(async () => {
    server = await startServer({ args: ['--token', token] });
  });
  after(() => server?.stop());

  test('lets in who has it, and lets out again', async () => {
    const { page: tab, context, faults } = await openPage(browser, server.url);
    const field = tab.getByRole('textbox', { name: 'Token' });
    await field.fill('wrong');
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await tab.getByRole('alert').getByText('This token is wrong.').waitFor();
    await field.fill(token);
    await tab.getByRole('button', { name: 'Sign in' }).click();
    await field.waitFor({ state: 'detached' });
    await tab.goto(`${server.url}/#/settings`);
    await tab.getByRole('button', { name: 'Sign out' }).click();
    await field.waitFor();
    // The browser itself writes refused requests to its console.
    assert.deepEqual(
      faults.filter((fault) => !/401/.test(fault)),
      [],
    );
    await context.close();
  });

  test('asks again without losing what is open', async () => {
    const { page: tab, context } = await openPage(browser, server.url);
    await tab.getByRole('textbox', { name: 'Token' }).fill(token);
    await tab.keyboard.press('Enter');
    await tab.goto(`${server.url}/#/system`);
    const search = tab.getByRole('searchbox', { name: 'Search the log' });
    await search.fill('something');
    await context.clearCookies();
    // What the page asks for by itself may have brought the form, which lies over the button.
    await tab.getByRole('button', { name: 'Reload' }).dispatchEvent('click');
    const field = tab.getByRole('dialog').getByRole('textbox', { name: 'Token' });
    await field.fill(token);
    await tab.keyboard.press('Enter');
    await field.waitFor({ state: 'detached' });
    await assertSoon(async () => assert.equal(await search.inputValue(), 'something'));
    await context.close();
  });

  test('says when there were too many wrong ones', async () => {
    const { page: tab, context } = await openPage(browser, server.url, { language: 'zh-CN' });
    const field = tab.getByRole('textbox', { name: '访问令牌' });
    await field.fill('wrong');
    for (let tries = 0; tries < 40; tries += 1) {
      const answered = tab.waitForResponse(/api\/login$/);
      await tab.getByRole('button', { name: '登录' }).click();
      if ((await answered).status() === 429) break;
    }
    await tab.getByText(/提交错误令牌的次数过多/).waitFor();
    await context.close();
  });
});
