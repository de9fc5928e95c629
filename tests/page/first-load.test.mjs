import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openPage, startServerAndBrowser } from './open-page.mjs';

/** What a first visitor may have to wait for, in bytes as they travel. */
const mostScriptBytes = 350_000;

let server;
let browser;
before(async () => {
  ({ server, browser } = await startServerAndBrowser());
});
after(async () => {
  await browser?.close();
  await server?.stop();
});

test('the first page needs less than 350 KB of compressed scripts', async (t) => {
  const { page, faults } = await openPage(browser, server.url);
  await page.getByRole('navigation').waitFor();
  await page.waitForLoadState('networkidle');
  const scripts = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter(({ name }) => /\.js(\?|$)/.test(name))
      .map(({ name, encodedBodySize, decodedBodySize }) => ({ name, encodedBodySize, decodedBodySize })),
  );
  const bytes = scripts.reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
  const unpacked = scripts.reduce((sum, { decodedBodySize }) => sum + decodedBodySize, 0);
  t.diagnostic(`${scripts.length} scripts, ${bytes} bytes, ${unpacked} unpacked`);
  assert.ok(scripts.length > 0);
  assert.ok(bytes < unpacked / 2, 'scripts travel compressed');
  assert.ok(bytes < mostScriptBytes, `${bytes} bytes`);
  assert.deepEqual(faults, []);
});
