import assert from 'node:assert/strict';
import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { assertSoon } from './assert-soon.mjs';
import { openPage, startBrowser, startServer } from './open-page.mjs';

const pack = fileURLToPath(new URL('../comfyui-pack', import.meta.url));

let server;
let browser;
before(async () => {
  [server, browser] = await Promise.all([startServer({ prepare }), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

async function prepare(home) {
  await mkdir(join(home, 'inputs'), { recursive: true });
  await cp(pack, join(home, 'custom_nodes', 'comfyui-pack'), { recursive: true });
}

const trick = '<img src=x onerror="document.title=1"> [a](javascript:document.title=2) \u202e😀\u200b ';
const long = 'x'.repeat(5000);

/** What no editor writes, but a file may hold. */
const hostile = {
  id: trick,
  nodes: [
    { id: 1, type: 'Note', title: trick + long, pos: [0, 0], size: [null, 'x'], widgets_values: [trick.repeat(200)] },
    { id: 2, type: 'MarkdownNote', title: '', pos: 'here', widgets_values: [`# ${trick}\n[b](javascript:alert(1))`] },
    { id: 3, type: trick, title: long, pos: [400, 0], inputs: [{ name: trick, type: long, link: 9 }, null, 3] },
    { id: 3, type: 'SaveVideo', pos: [800, 400], inputs: [{ name: 'video', link: 1 }], widgets_values: { a: 1 } },
    { id: 4, type: 'constructor' },
    { id: 5, type: 'LoadVideo', pos: { 0: 10, 1: 400 }, mode: 'x', flags: 3, color: 'url(x)', widgets_values: [[[]]] },
    { id: 6, type: 'Reroute', pos: [0, 600], inputs: [{ name: '', type: '*', link: 4 }] },
    { id: 7, type: 'ring', pos: [800, 0], properties: { proxyWidgets: [[], 3, ['1', 'x']] } },
    'node',
    null,
  ],
  links: [[1, 5, 0, 3, 0, 'VIDEO'], [4, 6, 0, 6, 0, '*'], [9, 99, 1e9, 3, 0, []], 'link', { id: 12 }],
  groups: [
    { id: 1, title: trick, bounding: [0, 0, 'x', null], color: trick },
    { id: 1, bounding: {} },
  ],
  definitions: {
    subgraphs: [
      { id: 'ring', name: trick, inputs: [{}, { name: trick }], outputs: 3, nodes: [{ id: 1, type: 'ring' }] },
    ],
  },
  extra: { talkgraph: { inputs: [{ name: trick, node: '1', input: 'text' }, 3] }, ds: 'x', reroutes: [{ id: {} }] },
};

async function openEditor(options) {
  const opened = await openPage(browser, server.url, options);
  await opened.page.goto(`${server.url}/#/editor`);
  await opened.page.locator('.react-flow').waitFor();
  return opened;
}

/** Drops a text file on the canvas. */
async function drop(page, name, text) {
  await page.evaluate(
    ([fileName, content]) => {
      const data = new DataTransfer();
      data.items.add(new File([content], fileName, { type: 'application/json' }));
      const area = document.querySelector('[data-canvas]');
      for (const kind of ['dragover', 'drop']) {
        area.dispatchEvent(new DragEvent(kind, { bubbles: true, cancelable: true, dataTransfer: data, clientX: 600 }));
      }
    },
    [name, text],
  );
}

describe('hostile files', () => {
  test('a workflow of nonsense is opened as far as it goes, and again after a reload', async () => {
    const { page, context, faults } = await openEditor();
    await drop(page, 'hostile.json', JSON.stringify(hostile));
    await page
      .getByRole('dialog')
      .getByRole('button', { name: /close|ok/i })
      .first()
      .click();
    await page.locator('[data-id="5"]').waitFor();
    assert.notEqual(await page.title(), '1');
    assert.notEqual(await page.title(), '2');
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
    await page.reload();
    await page.locator('[data-id="5"]').waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('a node at the end of the world does not take the canvas away', async () => {
    const { page, context, faults } = await openEditor();
    const nodes = [1e308, -1e308, 1e308].map((x, i) => ({ id: i + 1, type: 'Note', pos: [x, -x], size: [x, x] }));
    await drop(
      page,
      'far.json',
      JSON.stringify({ nodes, links: [], groups: [{ bounding: [1e308, 0, 1e308, 1e308] }] }),
    );
    await page.getByText('far', { exact: true }).waitFor();
    assert.ok(await page.locator('.react-flow').isVisible());
    assert.deepEqual(faults, []);
    await context.close();
  });

  test('files that are no workflows are refused in one sentence, and what is open stays', async () => {
    const { page, context, faults } = await openEditor();
    for (const text of [
      '',
      'null',
      '{',
      '[]',
      '{"a":1}',
      '{"nodes":3}',
      '"x"',
      '{"workflow":{"workflow":{}}}',
      '\u0000',
    ]) {
      await drop(page, 'x.json', text);
      const alert = page.getByRole('alert').last();
      await alert.waitFor();
      await assertSoon(async () => assert.match((await alert.textContent()) ?? '', /JSON/));
      await alert.getByRole('button').click();
      await page.waitForFunction(() => document.querySelectorAll('[role=alert]').length === 0);
    }
    assert.ok(await page.locator('.react-flow').isVisible());
    assert.deepEqual(faults, []);
    await context.close();
  });
});

describe('a browser that keeps nothing', () => {
  test('the editor works where storage is forbidden', async () => {
    const { page, context, faults } = await openPage(browser, server.url);
    await page.addInitScript(() => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    });
    for (const path of ['/', '/editor', '/batch', '/runs', '/templates', '/system', '/settings']) {
      await page.goto(`${server.url}/?${path.slice(1)}#${path}`);
      await page.getByRole('navigation').waitFor();
      await page.waitForLoadState('networkidle');
      assert.equal(await page.getByText(/page failed/i).count(), 0, path);
    }
    assert.deepEqual(
      faults.filter((fault) => !/storage|denied/i.test(fault)),
      [],
    );
    assert.deepEqual(
      faults.filter((fault) => fault.startsWith('uncaught')),
      [],
    );
    await context.close();
  });

  test('who has no room left is told to save, and can', async () => {
    const { page, context, faults } = await openEditor();
    await page.evaluate(() => {
      const piece = 'x'.repeat(100_000);
      try {
        for (let i = 0; ; i += 1) localStorage.setItem(`filler-${i}`, piece);
      } catch {}
      try {
        for (let i = 0; ; i += 1) localStorage.setItem(`small-${i}`, 'x'.repeat(100));
      } catch {}
    });
    await drop(page, 'many.json', JSON.stringify(hostile));
    await page.getByText(/no room left/).waitFor();
    assert.deepEqual(faults, []);
    await context.close();
  });
});

describe('a token that changes', () => {
  test('the form comes over the page by itself, and what was made stays', async () => {
    const [before, now] = ['a'.repeat(32), 'b'.repeat(32)];
    const guarded = await startServer({ args: ['--token', before] });
    const { page, context } = await openPage(browser, guarded.url);
    await page.goto(`${guarded.url}/#/editor`);
    await page.getByLabel(/token/i).fill(before);
    await page.keyboard.press('Enter');
    await page.locator('.react-flow').waitFor();
    await drop(page, 'kept.json', JSON.stringify({ nodes: [{ id: 5, type: 'Note' }], links: [] }));
    await page.locator('.react-flow__node[data-id="5"]').waitFor();
    await guarded.stop();
    const port = new URL(guarded.url).port;
    const other = await startServer({ args: ['--token', now, '--port', port] });
    const form = page.getByRole('dialog');
    await form.getByLabel(/token/i).fill(now);
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'hidden' });
    await page.getByText(/connecting again/i).waitFor({ state: 'hidden' });
    assert.ok(await page.locator('.react-flow__node[data-id="5"]').isVisible());
    await context.close();
    await other.stop();
  });
});
