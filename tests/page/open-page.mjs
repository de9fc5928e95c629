import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const program = fileURLToPath(new URL('../../apps/cli/bin/talkgraph.mjs', import.meta.url));

/** The page that is tested; the one that bootstrap has built unless another is named. */
const builtPage = process.env.TALKGRAPH_PAGE ?? fileURLToPath(new URL('../../apps/web/page', import.meta.url));

/** Where Debian puts its browser. */
const executablePath = process.env.TALKGRAPH_CHROMIUM ?? '/usr/bin/chromium';

/** What to do at once if the tests end before they have cleared up. */
const endings = new Set();
process.on('exit', () => {
  for (const end of endings) end();
});
// Without these a test that is stopped from outside would leave its server behind.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(1));

/** Starts `talkgraph serve` over an empty home and answers when it is ready. `stop` ends it and removes the home. */
export async function startServer({ args = [], prepare } = {}) {
  const home = await mkdtemp(join(tmpdir(), 'talkgraph-page-'));
  const removeHome = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    await prepare?.(home);
    return await serve(home, args, removeHome);
  } catch (error) {
    await removeHome();
    throw error;
  }
}

async function serve(home, args, removeHome) {
  const child = spawn(process.execPath, [program, 'serve', '--port', '0', '--page', builtPage, ...args], {
    env: { ...process.env, TALKGRAPH_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = () => {
    child.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  endings.add(end);
  const said = [];
  child.stderr.on('data', (text) => said.push(text));
  const exited = once(child, 'exit');
  const url = await Promise.race([
    announcedUrl(child.stdout),
    exited.then(([code]) => Promise.reject(new Error(`The server ended with ${code}:\n${said.join('')}`))),
  ]);
  return {
    url,
    home,
    log: () => said.join(''),
    async stop() {
      child.kill('SIGTERM');
      const killing = setTimeout(() => child.kill('SIGKILL'), 20_000);
      await exited;
      clearTimeout(killing);
      await removeHome();
      endings.delete(end);
    },
  };
}

async function announcedUrl(stdout) {
  for await (const line of createInterface({ input: stdout })) {
    const [url] = /http:\/\/\S+/.exec(line) ?? [];
    if (url) {
      stdout.resume();
      return url.replace(/\/$/, '');
    }
  }
  return new Promise(() => {});
}

/** Starts Debian's Chromium without a window, and without anything that would call out of this machine. */
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
