import assert from 'node:assert/strict';
import { cp, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertSoon } from './assert-soon.mjs';
import { dropFiles, pasteFiles } from './drop-files.mjs';
import { openPage, startServerAndBrowser } from './open-page.mjs';

const samples = fileURLToPath(new URL('../../apps/web/public/samples', import.meta.url));
const voice = join(samples, 'voice-en.mp3');
const photo = join(samples, 'photo.jpg');

let server;
let browser;
let opened;
let page;

before(async () => {
  const prepare = async (home) => {
    await mkdir(join(home, 'inputs'), { recursive: true });
    await cp(join(samples, 'presenter.mp4'), join(home, 'inputs', '主持人.mp4'));
  };
  ({ server, browser } = await startServerAndBrowser({ prepare }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
});
beforeEach(async () => {
  await open('en-US');
});
afterEach(async () => {
  assert.deepEqual(opened.faults, []);
  await opened.context.close();
});

async function open(language) {
  await opened?.context.close();
  opened = await openPage(browser, server.url, { language });
  page = opened.page;
  await page.goto(`${server.url}/#/editor`);
  await page.getByRole('combobox').or(searchField()).first().waitFor();
}

const searchField = () => page.getByRole('complementary').getByLabel(/^(Search nodes|搜索节点)$/);
const canvas = () => page.locator('.react-flow').first();
const node = (title) => page.locator('article').filter({ hasText: title });

async function addBySearch(text) {
  await searchField().fill(text);
  await searchField().press('Enter');
  await searchField().fill('');
}

async function pasteWorkflow(prompt) {
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(prompt));
  await canvas().focus();
  await page.keyboard.press('Control+v');
}

describe('the palette', () => {
  test('shows nodes by category; a click adds one, and it is offered again as recently used', async () => {
    await page.getByRole('treeitem', { name: /^Analysis/ }).click();
    await page.getByText('Find Faces').click();
    await node('Find Faces').waitFor();
    await page.getByRole('treeitem', { name: /^Recently used/ }).waitFor();
    await assertSoon(async () => assert.equal(await page.getByText('Find Faces').count(), 3));
  });

  test('is walked through by keyboard: arrows, Enter adds, S stars', async () => {
    await page.getByRole('treeitem', { name: /^Talking people/ }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    await page.getByRole('treeitem', { name: /^Favourites/ }).waitFor();
    await page.keyboard.press('Enter');
    await node('HeyGem Generator').waitFor();
  });

  test('finds Chinese names by pinyin, and misspelt ones', async () => {
    await open('zh-CN');
    for (const [text, name] of [
      ['jzsp', '加载视频'],
      ['shuziren', 'HeyGem 数字人生成'],
      ['heygem', 'HeyGem 数字人生成'],
    ]) {
      await searchField().fill(text);
      const first = page.getByRole('option').first();
      await first.filter({ hasText: name }).waitFor();
    }
    await searchField().fill('hq');
    await page.getByRole('option', { name: /HeyGem/ }).waitFor();
    await searchField().fill('vidoe');
    await page.getByRole('option', { name: /加载视频/ }).waitFor();
    await searchField().fill('load aud');
    await page.getByRole('option').first().filter({ hasText: '加载音频' }).waitFor();
  });

  test('a node is dragged onto the canvas', async () => {
    await page.getByText('Load Video').dragTo(canvas(), { targetPosition: { x: 300, y: 200 } });
    await node('Load Video').waitFor();
  });
});

describe('the search on the canvas', () => {
  test('opens by a double click, and adds what Enter takes', async () => {
    await canvas().dblclick({ position: { x: 500, y: 120 } });
    const search = page.getByRole('dialog', { name: 'Add a node' });
    await search.getByRole('combobox').fill('long text');
    await search.getByText('control', { exact: false }).first().waitFor();
    await page.keyboard.press('Enter');
    await node('Long Text').waitFor();
    await assertSoon(async () => assert.equal(await search.count(), 0));
  });

  test('offers only what fits the port that a link was dragged from, and links it', async () => {
    await addBySearch('load video');
    await node('Load Video').waitFor();
    const port = node('Load Video').locator('[data-handleid="out:0"]');
    const { x, y } = await port.boundingBox();
    await page.mouse.move(x + 5, y + 5);
    await page.mouse.down();
    await page.mouse.move(x + 150, y + 180, { steps: 5 });
    await page.mouse.up();
    const search = page.getByRole('dialog', { name: 'Add a node' });
    await search.waitFor();
    await assertSoon(async () => assert.equal(await search.getByRole('option', { name: /Load Audio/ }).count(), 0));
    await search.getByRole('combobox').fill('save');
    await page.keyboard.press('Enter');
    await node('Save Video').waitFor();
    await assertSoon(async () => assert.equal(await page.locator('.react-flow__edge').count(), 1));
  });
});

describe('widgets', () => {
  test('numbers are typed with full-width digits, stepped, dragged, and kept within their limits', async () => {
    await addBySearch('scale image');
    const width = page.getByRole('spinbutton', { name: 'Width' });
    await width.click();
    await width.fill('６４０');
    await width.press('Enter');
    await assertSoon(async () => assert.equal(await width.inputValue(), '640'));
    await width.press('ArrowUp');
    await width.press('Shift+ArrowUp');
    await assertSoon(async () => assert.equal(await width.inputValue(), '651'));
    await width.fill('-5');
    await width.blur();
    await assertSoon(async () => assert.ok(Number(await width.inputValue()) >= 0));
    await width.fill('100');
    await width.blur();
    const { x, y } = await width.boundingBox();
    await page.mouse.move(x + 40, y + 8);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + 8, { steps: 6 });
    await page.mouse.up();
    await assertSoon(async () => assert.equal(await width.inputValue(), '110'));
    await canvas().focus();
    await page.keyboard.press('Control+z');
    await assertSoon(async () => assert.equal(await width.inputValue(), '100'));
  });

  test('choices, switches and texts are set, and advanced inputs come on demand', async () => {
    await addBySearch('heygem');
    await page.getByRole('combobox', { name: 'Resolution' }).selectOption('720p');
    const gpu = page.getByRole('switch', { name: 'Use the GPU' });
    await gpu.focus();
    await page.keyboard.press('Space');
    await assertSoon(async () => assert.equal(await gpu.isChecked(), false));
    await addBySearch('save video');
    await assertSoon(async () => assert.equal(await page.getByLabel('Compression (CRF)').count(), 0));
    await page.getByRole('button', { name: 'More: 3 settings' }).click();
    await page.getByLabel('Compression (CRF)').fill('23');
    await page.getByLabel('Compression (CRF)').blur();
    await page.getByRole('button', { name: 'Fewer settings' }).click();
    await assertSoon(async () => assert.equal(await page.getByLabel('Compression (CRF)').inputValue(), '23'));
    await page.getByRole('textbox', { name: 'File name' }).fill('视频/成片');
    await canvas().focus();
    await assertSoon(async () =>
      assert.equal(await page.getByRole('textbox', { name: 'File name' }).inputValue(), '视频/成片'),
    );
  });

  test('a linked widget says where its value comes from', async () => {
    await pasteWorkflow({
      1: { class_type: 'PrimitiveInt', inputs: { value: 7 } },
      2: { class_type: 'CropVideo', inputs: { x: ['1', 0], y: 1, width: 64, height: 64 } },
    });
    await node('Crop Video').getByText('from Whole Number').waitFor();
  });
});

describe('file pickers', () => {
  test('a file is chosen from those that are there, played, and cleared', async () => {
    await addBySearch('load video');
    await page.getByRole('button', { name: 'Video: Choose from 1 file' }).click();
    await page.getByRole('option', { name: '主持人.mp4' }).click();
    await node('Load Video').locator('video').waitFor();
    await page.getByRole('button', { name: 'Video: clear' }).click();
    await node('Load Video').getByText('Drop a video or a photo here').waitFor();
  });

  test('a file is uploaded by a click, and its sound is played', async () => {
    await addBySearch('load audio');
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Sound: Drop a recording here, paste it, or click to upload' }).click();
    await (await chooser).setFiles(voice);
    await page.getByRole('button', { name: 'Sound: voice-en.mp3' }).waitFor();
    const slider = node('Load Audio').getByRole('slider', { name: 'Position' });
    await slider.waitFor();
    await page.waitForFunction(
      (element) => Number(element.getAttribute('aria-valuemax')) > 3,
      await slider.elementHandle(),
    );
    await slider.focus();
    await page.keyboard.press('ArrowRight');
    await assertSoon(async () => assert.equal(await slider.getAttribute('aria-valuenow'), '1'));
    await node('Load Audio').getByRole('button', { name: 'Play' }).click();
    await node('Load Audio').getByRole('button', { name: 'Pause' }).click();
  });

  test('what is refused is said in the node', async () => {
    await addBySearch('load image');
    await dropFiles(node('Load Image'), { name: 'picture.png', type: 'image/png', content: 'no picture' });
    await node('Load Image').getByRole('alert').filter({ hasText: 'picture.png' }).waitFor();
    await node('Load Image').getByRole('button', { name: 'Dismiss' }).click();
    await assertSoon(async () => assert.equal(await node('Load Image').getByRole('alert').count(), 0));
    // The browser says as well that the server refused it.
    opened.faults.length = 0;
  });

  test('files are dropped on a node and pasted into the selected one', async () => {
    await addBySearch('load image');
    const bytes = await readFile(photo);
    await dropFiles(node('Load Image'), { name: '人物.jpg', type: 'image/jpeg', content: bytes });
    await page.getByRole('button', { name: 'Image: 人物.jpg' }).waitFor();
    // Other bytes: what is there already would be found again.
    const other = Buffer.concat([bytes, Buffer.from('other')]);
    await pasteFiles(canvas(), { name: '粘贴.jpg', type: 'image/jpeg', content: other });
    await page.getByRole('button', { name: 'Image: 粘贴.jpg' }).waitFor();
    await assertSoon(async () => assert.equal(await page.locator('article').count(), 1));
    await node('Load Image').getByRole('button', { name: 'Enlarge 粘贴.jpg' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Show every pixel' }).click();
    await page.getByRole('button', { name: 'Show the whole picture' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  test('a file that is not there is said to be missing', async () => {
    await pasteWorkflow({ 1: { class_type: 'LoadVideo', inputs: { file: 'lost.mp4' } } });
    await node('Load Video').getByText('“lost.mp4” is not in the input folder any more').waitFor();
  });
});

describe('nodes', () => {
  test('show how their run goes and what they made', async () => {
    await pasteWorkflow({
      1: { class_type: 'PrimitiveString', inputs: { value: 'Hello 世界' } },
      2: { class_type: 'PreviewAny', inputs: { source: ['1', 0] } },
    });
    await canvas().focus();
    await page.keyboard.press('Control+Enter');
    await node('Preview as Text').getByRole('region', { name: 'Result' }).getByText('Hello 世界').waitFor();
    await page.locator('article[data-state="done"]').nth(1).waitFor();
    await page.keyboard.press('Control+Enter');
    await page.locator('article[data-state="cached"]').first().waitFor();
  });

  test('that failed say why and what to do', async () => {
    await pasteWorkflow({
      1: { class_type: 'LoadVideo', inputs: { file: '主持人.mp4' } },
      2: { class_type: 'TrimVideo', inputs: { video: ['1', 0], start: 500, duration: 1 } },
      3: { class_type: 'PreviewVideo', inputs: { video: ['2', 0] } },
    });
    await canvas().focus();
    await page.keyboard.press('Control+Enter');
    await node('Trim Video').getByRole('alert').filter({ hasText: 'Choose an earlier start' }).waitFor();
  });

  test('of types that are not installed say so, and keep their sockets', async () => {
    await pasteWorkflow({
      1: { class_type: 'LoadVideo', inputs: { file: '主持人.mp4' } },
      2: { class_type: 'KSampler', inputs: { model: ['1', 0] } },
    });
    const unknown = node('KSampler');
    await unknown.getByRole('alert').filter({ hasText: 'not installed' }).waitFor();
    await assertSoon(async () => assert.equal(await unknown.locator('[data-handleid="in:model"]').count(), 1));
  });

  test('fold, and their links stay', async () => {
    await pasteWorkflow({
      1: { class_type: 'PrimitiveInt', inputs: { value: 7 } },
      2: { class_type: 'PreviewAny', inputs: { source: ['1', 0] } },
    });
    await node('Preview as Text').getByRole('button', { name: 'Fold' }).click();
    await node('Preview as Text').getByRole('button', { name: 'Unfold' }).waitFor();
    await assertSoon(async () => assert.equal(await page.locator('.react-flow__edge').count(), 1));
  });
});
