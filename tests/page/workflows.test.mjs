// Workflows as files: templates, saving, renaming, importing, exporting, recovering, dropping.
import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { presenterPicture } from '@talkgraph/lipsync/testing';
import { assertSoon } from './assert-soon.mjs';
import { dropFiles } from './drop-files.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

const comfyFile = fileURLToPath(new URL('comfyui-workflow.json', import.meta.url));

let server;
let browser;
let folder;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'talkgraph-workflows-'));
  ({ server, browser } = await startServerAndBrowser());
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the editor in a profile of its own. Questions of the browser about leaving are answered with yes. */
async function openEditor(options) {
  const opened = await openPage(browser, server.url, options);
  opened.page.on('dialog', (dialog) => dialog.accept());
  await opened.page.goto(`${server.url}/#/editor`);
  await canvasOf(opened.page).waitFor();
  return opened;
}

const canvasOf = (page) => page.locator('.react-flow');
const nodesOf = (page) => page.locator('.react-flow__node');
const dialogOf = (page, name) => page.getByRole('dialog', { name });

async function chooseFromMenu(page, item) {
  await page.getByRole('button', { name: 'File', exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

async function useTemplate(page, title) {
  await page.goto(`${server.url}/#/templates`);
  await page.getByRole('button', { name: `Use “${title}”` }).click();
  await page.waitForURL(/#\/editor$/);
  await nodesOf(page).first().waitFor();
}

async function saveAs(page, name, place = '') {
  await page.keyboard.press('Control+s');
  const dialog = dialogOf(page, 'Save the workflow');
  await dialog.getByLabel('Name').fill(name);
  await dialog.getByLabel('Folder').fill(place);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

async function exported(page, item) {
  const downloading = page.waitForEvent('download');
  await chooseFromMenu(page, item);
  const download = await downloading;
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') };
}

/** Changes something: takes away all nodes. */
async function removeAll(page) {
  await nodesOf(page).first().locator('header').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await page.waitForFunction(() => document.querySelectorAll('.react-flow__node').length === 0);
}

const saved = (name) => readFile(join(server.home, 'workflows', name), 'utf8');

test('a template opens as a copy, is saved, kept over a reload, renamed, and exported the same each time', async () => {
  const { page, context, faults } = await openEditor();
  await useTemplate(page, 'A photo talks');
  await assertSoon(async () => assert.equal(await page.title(), 'A photo talks – Talkgraph'));
  await page.getByText('photo.jpg').first().waitFor();
  await saveAs(page, 'My photo');
  await page.waitForFunction(() => document.title === 'My photo – Talkgraph');
  const text = await saved('My photo.json');
  assert.equal((await exported(page, 'Export the workflow (JSON)')).text, text);

  await page.reload();
  await nodesOf(page).first().waitFor();
  await assertSoon(async () => assert.equal(await page.title(), 'My photo – Talkgraph'));
  await page.getByRole('button', { name: 'My photo' }).click();
  await dialogOf(page, 'Rename').getByLabel('Name').fill('Studio/portrait');
  await dialogOf(page, 'Rename').getByRole('button', { name: 'Rename' }).click();
  await page.waitForFunction(() => document.title === 'Studio portrait – Talkgraph');
  assert.deepEqual(await readdir(join(server.home, 'workflows')), ['Studio portrait.json']);

  // Opened again and written out, nothing has moved: a git diff would be empty.
  await writeFile(join(folder, 'again.json'), text);
  await dropFiles(canvasOf(page), join(folder, 'again.json'));
  await page.waitForFunction(() => document.title === 'again – Talkgraph');
  assert.equal((await exported(page, 'Export the workflow (JSON)')).text, text);
  const api = await exported(page, 'Export for programs (API JSON)');
  assert.equal(api.name, 'again.api.json');
  assert.ok(Object.values(JSON.parse(api.text)).some(({ class_type }) => class_type === 'HeyGemTalkingHead'));
  assert.deepEqual(faults, []);
  await context.close();
});

test('asks before something unsaved is lost, and finds it again when it was lost all the same', async () => {
  const { page, context, faults } = await openEditor();
  await useTemplate(page, 'A person says a recording');
  await removeAll(page);
  await page.waitForFunction(() => document.title.startsWith('• '));
  await page.keyboard.press('Alt+n');
  const question = dialogOf(page, 'Save the changes?');
  await question.getByRole('button', { name: 'Cancel' }).click();
  await assertSoon(async () => assert.match(await page.title(), /^• A person/));
  await page.reload();
  await page.waitForFunction(() => document.title.startsWith('• A person says a recording'));
  await assertSoon(async () => assert.equal(await nodesOf(page).count(), 0));

  // Another tab of the same browser is not disturbed, and is offered what the first one left.
  const other = await context.newPage();
  await other.goto(`${server.url}/#/editor`);
  await canvasOf(other).waitFor();
  await other.waitForFunction(() => document.title === 'Untitled – Talkgraph');
  assert.equal(await other.getByText('Unsaved work was found').count(), 0);
  await page.close();
  await other.reload();
  await other.getByText('Unsaved work was found').waitFor();
  await other.getByRole('button', { name: 'Open it' }).click();
  await other.waitForFunction(() => document.title.startsWith('• A person says a recording'));
  await other.keyboard.press('Alt+n');
  await dialogOf(other, 'Save the changes?').getByRole('button', { name: 'Discard' }).click();
  await other.waitForFunction(() => document.title === 'Untitled – Talkgraph');
  assert.deepEqual(faults, []);
  await context.close();
});

test('what was saved elsewhere meanwhile is not overwritten without asking', async () => {
  const { page, context, faults } = await openEditor();
  await useTemplate(page, 'A photo talks');
  await saveAs(page, 'shared', 'team/films');
  const text = await saved('team/films/shared.json');
  const file = join(server.home, 'workflows/team/films/shared.json');
  await writeFile(file, '{"nodes":[]}');
  await utimes(file, new Date(), new Date(Date.now() + 5_000));
  await page.keyboard.press('Control+s');
  const conflict = dialogOf(page, 'Saved elsewhere meanwhile');
  await conflict.getByRole('button', { name: 'Cancel' }).click();
  assert.equal(await saved('team/films/shared.json'), '{"nodes":[]}');
  await page.keyboard.press('Control+s');
  await conflict.getByRole('button', { name: 'Replace' }).click();
  await conflict.waitFor({ state: 'hidden' });
  await page.waitForFunction(() => document.title === 'shared – Talkgraph');
  assert.equal(await saved('team/films/shared.json'), text);
  assert.deepEqual(faults, []);
  await context.close();
});

test('folders are made, renamed and moved, and workflows moved and deleted in them', async () => {
  const { page, context, faults } = await openEditor();
  await useTemplate(page, 'A photo talks');
  await saveAs(page, 'draft');
  await page.keyboard.press('Control+o');
  const browserOf = dialogOf(page, 'Workflows');
  await browserOf.getByRole('button', { name: 'New folder' }).click();
  await dialogOf(page, 'New folder').getByLabel('Name').fill('Spring');
  await dialogOf(page, 'New folder').getByRole('button', { name: 'Create' }).click();
  await browserOf.getByRole('button', { name: 'More about draft' }).click();
  await page
    .getByRole('menuitem', { name: 'Move …' })
    .or(page.getByRole('menuitem', { name: 'Move…' }))
    .click();
  await dialogOf(page, 'Move to a folder').getByLabel('Folder').fill('Spring');
  await dialogOf(page, 'Move to a folder').getByRole('button', { name: 'Move' }).click();
  await browserOf.getByRole('button', { name: 'More about Spring' }).click();
  await page.getByRole('menuitem', { name: 'Rename…' }).click();
  await dialogOf(page, 'Rename').getByLabel('Name').fill('Summer');
  await dialogOf(page, 'Rename').getByRole('button', { name: 'Rename' }).click();
  await browserOf.getByRole('button', { name: 'Summer', exact: true }).click();
  await browserOf.getByRole('button', { name: /^draft/ }).waitFor();
  assert.ok((await saved('Summer/draft.json')).length > 0);
  await browserOf.getByRole('button', { name: 'More about draft' }).click();
  await page.getByRole('menuitem', { name: 'Delete…' }).click();
  await dialogOf(page, 'Delete the workflow?').getByRole('button', { name: 'Delete' }).click();
  await browserOf.getByText('Nothing is saved here yet.').waitFor();
  assert.deepEqual(faults, []);
  await context.close();
});

test('a workflow of ComfyUI opens with what is unknown told, and leaves as it came', async () => {
  const { page, context, faults } = await openEditor({ language: 'zh-CN' });
  await dropFiles(canvasOf(page), comfyFile);
  const remarks = dialogOf(page, '已打开，请留意');
  await remarks.getByText('KSampler', { exact: true }).waitFor();
  await remarks.getByText('CLIPTextEncode', { exact: true }).waitFor();
  await assertSoon(async () => assert.match(await remarks.textContent(), /FaceDetailer.*来自 comfyui-impact-pack/));
  await assertSoon(async () => assert.match(await remarks.textContent(), /CLIPTextEncode × 2.*来自 ComfyUI/));
  assert.ok(!(await remarks.textContent()).includes('SaveImage'));
  await page.keyboard.press('Escape');
  await remarks.waitFor({ state: 'hidden' });
  await page.getByText('Make it small').first().waitFor();
  await page.getByText('Prompts').first().waitFor();
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: '文件', exact: true }).click();
  await page.getByRole('menuitem', { name: '导出工作流（JSON）' }).click();
  const written = JSON.parse(await readFile(await (await downloading).path(), 'utf8'));
  const read = JSON.parse(await readFile(comfyFile, 'utf8'));
  const facts = ({ nodes, links, groups, definitions }) => ({
    nodes: nodes.map(({ id, type, widgets_values }) => JSON.stringify([id, type, widgets_values ?? []])).sort(),
    links: links.map((link) => link.slice(1).join()).sort(),
    groups: groups.map(({ title, bounding }) => [title, bounding]),
    inner: definitions.subgraphs.map(({ id, name, nodes: inner }) => [id, name, inner.map(({ type }) => type)]),
  });
  assert.deepEqual(facts(written), facts(read));
  assert.deepEqual(faults, []);
  await context.close();
});

test('a dropped result opens its workflow, other media become nodes, anything else is refused in a sentence', async () => {
  const { page, context, faults } = await openEditor();
  const result = await renderedVideo();
  await dropFiles(canvasOf(page), result);
  await nodesOf(page).getByText('Image to Video').first().waitFor();
  await assertSoon(async () => assert.match(await page.title(), /^colour_/));
  await page.keyboard.press('Alt+n');
  await page.waitForFunction(() => document.querySelectorAll('.react-flow__node').length === 0);

  await presenterPicture(join(folder, 'someone.png'));
  await dropFiles(canvasOf(page), join(folder, 'someone.png'));
  await nodesOf(page).getByText('Load Image').waitFor();
  await nodesOf(page).getByText('someone.png').first().waitFor();
  await dropFiles(canvasOf(page), { name: 'notes.odt', content: 'x' });
  await page.getByText(/This kind of file cannot be opened/).waitFor();
  await dropFiles(canvasOf(page), { name: 'list.json', content: '[1, 2]' });
  await page.getByText(/There is no workflow in this JSON/).waitFor();
  // That the picture carried no workflow is an answer with status 404, which the browser reports by itself.
  assert.deepEqual(
    faults.filter((fault) => !/status of 404/.test(fault)),
    [],
  );
  await context.close();
});

/** A film of one colour, rendered by the server from a workflow that it then carries. */
async function renderedVideo() {
  const node = (id, type, inputs, outputs, widgets_values) => {
    return { id, type, pos: [id * 400, 0], size: [300, 200], mode: 0, inputs, outputs, widgets_values };
  };
  const workflow = {
    nodes: [
      node(1, 'EmptyImage', [], [{ name: 'IMAGE', type: 'IMAGE', links: [1] }], [64, 64, 1, 255]),
      node(
        2,
        'ImageToVideo',
        [{ name: 'images', type: 'IMAGE', link: 1 }],
        [{ name: 'VIDEO', type: 'VIDEO', links: [2] }],
        [0.2, 25],
      ),
      node(3, 'SaveVideo', [{ name: 'video', type: 'VIDEO', link: 2 }], [], ['colour']),
    ],
    links: [
      [1, 1, 0, 2, 0, 'IMAGE'],
      [2, 2, 0, 3, 0, 'VIDEO'],
    ],
    version: 0.4,
  };
  const ask = async (path, init) => (await fetch(`${server.url}${path}`, init)).json();
  const headers = { 'content-type': 'application/json' };
  const { prompt_id: id } = await ask('/prompt', { method: 'POST', headers, body: JSON.stringify({ workflow }) });
  for (let state = 'pending'; state !== 'success'; { state } = await ask(`/api/runs/${id}`)) {
    assert.ok(['pending', 'running'].includes(state), state);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const [{ filename, subfolder }] = (await ask(`/api/runs/${id}/nodes`)).flatMap(({ files = [] }) => files);
  return join(server.home, 'outputs', subfolder, filename);
}
