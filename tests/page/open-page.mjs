import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { startServer as startAnyServer } from '../start-server.mjs';

/** The page that is tested; the one that bootstrap has built unless another is named. */
const builtPage = process.env.TALKGRAPH_PAGE ?? fileURLToPath(new URL('../../apps/web/page', import.meta.url));

/** Where Debian puts its browsers: the one without windows, which is quicker, before the one for people. */
const debianBrowsers = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];
const executablePath = process.env.TALKGRAPH_CHROMIUM ?? debianBrowsers.find((path) => existsSync(path));

/** How long anything on a page may take on a machine that does others as well. */
const patienceMs = 60_000;

/** Starts `talkgraph serve` with the page that is tested; options and answer as of every test's server. */
export function startServer({ args = [], ...options } = {}) {
  return startAnyServer({ ...options, args: ['--page', builtPage, ...args] });
}

/** Starts Chromium without a window, and without anything that would call out of this machine. */
export function startBrowser() {
  const args = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'];
  args.push('--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required');
  return chromium.launch({ executablePath, args });
}

/** A server (options as for `startServer`) and a browser; if one of them does not start, the other is ended. */
export async function startServerAndBrowser(options) {
  const [server, browser] = await Promise.allSettled([startServer(options), startBrowser()]);
  if (server.status === 'fulfilled' && browser.status === 'fulfilled') {
    return { server: server.value, browser: browser.value };
  }
  await Promise.all([server.value?.stop(), browser.value?.close()]);
  throw server.reason ?? browser.reason;
}

/**
 * Opens a page in a fresh browser profile. `faults` gathers everything that must not happen: errors in the console,
 * uncaught ones, and requests that leave the server.
 */
export async function openPage(
  browser,
  url,
  { language = 'en-US', scheme = 'light', width = 1440, height = 900 } = {},
) {
  const context = await browser.newContext({
    locale: language,
    colorScheme: scheme,
    viewport: { width, height },
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  page.setDefaultTimeout(patienceMs);
  const faults = [];
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && faults.push(`console: ${message.text()}`));
  page.on('request', (request) => {
    const outside = !request.url().startsWith(url) && !/^(data|blob):/.test(request.url());
    if (outside) faults.push(`request to elsewhere: ${request.url()}`);
  });
  await page.goto(`${url}/`);
  return { page, context, faults };
}
