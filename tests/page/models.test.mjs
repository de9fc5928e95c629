// Models are dropped on the page, verified, listed and deleted; what is none is refused in a sentence.
import assert from 'node:assert/strict';
import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { encodeOnnxModel } from '@talkgraph/inference/testing';
import { seriousFaults } from './axe.mjs';
import { dropFiles } from './drop-files.mjs';
import { openPage, startBrowser, startServer } from './open-page.mjs';

/** A small model of the inputs and outputs of GFPGAN, which hands the face on. */
const faces = encodeOnnxModel({
  name: 'small',
  inputs: [{ name: 'input', dims: [1, 3, 512, 512] }],
  outputs: [{ name: 'output', dims: [1, 3, 512, 512] }],
  nodes: [{ op: 'Identity', inputs: ['input'], outputs: ['output'] }],
  constants: [],
});

let browser;
let server;
let home;
before(async () => {
  browser = await startBrowser();
  server = await startServer({
    args: ['--warm-up'],
    prepare: async (folder) => {
      home = folder;
      await mkdir(join(folder, 'models', 'fonts'), { recursive: true });
      await writeFile(join(folder, 'models', 'fonts', 'Kai.ttf'), 'outlines');
    },
  });
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('a model is dropped, verified, and deleted after asking', { timeout: 300_000 }, async () => {
  const { page: tab, context, faults } = await openPage(browser, server.url);
  await tab.goto(`${server.url}/#/models`);
  const drop = tab.getByRole('button', { name: /Drop a model here/ });
  await dropFiles(drop, { name: 'gfpgan_1.4.onnx', content: faces });
  const card = tab.getByRole('region', { name: 'Face enhancement' });
  // Its name also stands in the folded list of what is worth downloading, until that knows that it is there.
  await card.getByRole('button', { name: 'Verify gfpgan_1.4.onnx' }).waitFor();
  await card.getByText('Verified').waitFor();
  await card
    .getByRole('listitem')
    .filter({ hasText: 'gfpgan_1.4' })
    .getByText(/Apache-2\.0/)
    .waitFor();
  await card.getByRole('button', { name: 'Verify gfpgan_1.4.onnx' }).click();
  await card.getByText('It is whole and opens (512 px).').waitFor();
  await writeFile(join(home, 'models', 'face-enhance', 'gfpgan_1.4.onnx'), faces.subarray(0, 60));
  await card.getByRole('button', { name: 'Verify gfpgan_1.4.onnx' }).click();
  await card.getByText(/could not be loaded/).waitFor();
  await card.getByText('Changed').waitFor();
  assert.deepEqual(await seriousFaults(tab), []);
  await card.getByRole('button', { name: 'Delete gfpgan_1.4.onnx' }).click();
  await tab.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await card.getByText('Not listed').or(card.getByText('Changed')).waitFor({ state: 'detached' });
  await assert.rejects(access(join(home, 'models', 'face-enhance', 'gfpgan_1.4.onnx')));
  assert.deepEqual(faults, []);
  await context.close();
});

test('what is no model is refused with the reason', { timeout: 300_000 }, async () => {
  const { page: tab, context } = await openPage(browser, server.url, { language: 'zh-CN', scheme: 'dark' });
  await tab.goto(`${server.url}/#/models`);
  await dropFiles(tab.getByRole('button', { name: /将模型文件或文件夹拖到这里/ }), {
    name: 'wav2lip.pth',
    content: 'PK',
  });
  await tab.getByText(/PyTorch 文件/).waitFor();
  const card = tab.getByRole('region', { name: '语音合成' });
  await card.getByRole('button', { name: /值得下载/ }).click();
  await card.getByText('kokoro-multi-lang-v1_1').waitFor();
  await card.getByText('可商用', { exact: true }).first().waitFor();
  assert.deepEqual(await seriousFaults(tab), []);
  await context.close();
});

test('what was put there by hand is listed, and models that were loaded ahead show with the workers', async () => {
  const { page: tab, context, faults } = await openPage(browser, server.url);
  await tab.goto(`${server.url}/#/models`);
  const fonts = tab.getByRole('region', { name: 'Font' });
  await fonts.getByText('Not listed').waitFor();
  await fonts.getByRole('button', { name: 'List it' }).click();
  await fonts.getByText('Verified').waitFor();
  await tab.goto(`${server.url}/#/system`);
  const workers = tab.getByRole('region', { name: 'Workers' });
  await workers.getByText('face-mesh', { exact: true }).waitFor();
  await workers.getByText(/for models$/).waitFor();
  await workers.getByRole('link', { name: 'Manage models' }).click();
  await tab.getByRole('heading', { name: 'Models', level: 1 }).waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});
