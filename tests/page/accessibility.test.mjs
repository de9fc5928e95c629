import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { after, before, test } from 'node:test';
import { openPage, startServerAndBrowser } from './open-page.mjs';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const pages = ['/', '/editor', '/batch', '/runs', '/compare', '/templates', '/system', '/settings'];

let server;
let browser;
before(async () => {
  ({ server, browser } = await startServerAndBrowser());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

for (const scheme of ['light', 'dark']) {
  for (const path of pages) {
    test(`axe finds nothing serious on ${path} in ${scheme}`, async () => {
      const language = scheme === 'light' ? 'zh-CN' : 'en-US';
      const { page, context, faults } = await openPage(browser, server.url, { scheme, language });
      await page.goto(`${server.url}/#${path}`);
      await page.waitForLoadState('networkidle');
      assert.deepEqual(await seriousFaults(page), []);
      assert.deepEqual(faults, []);
      await context.close();
    });
  }
}

/** What axe calls serious or critical, each with the places it was found at. */
async function seriousFaults(page) {
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ['violations'] }));
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
}
