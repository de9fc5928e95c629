import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { openPage, startBrowser, startServer } from '../tests/page/open-page.mjs';
import { largeWorkflow } from './bench-canvas/large-workflow.mjs';
import { threadCost } from './bench-canvas/thread-cost.mjs';
import { describeFrames, watchFrames } from './bench-canvas/watch-frames.mjs';

/*
 * How smoothly a canvas of a thousand nodes is panned and zoomed, with real mouse events, in Debian's Chromium without a
 * GPU. Each way is done a few times; frames a second are told of each, the cost of a frame of the best: milliseconds of CPU
 * of the page's main thread, of its compositor, and of the thread that puts the picture together. Unlike frames a second it
 * says something on a machine with other work too. TALKGRAPH_PAGE tells of another build of the page.
 */
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    nodes: { type: 'string', default: '1000' },
    seconds: { type: 'string', default: '3' },
  },
});
const seconds = Number(values.seconds);
const server = await startServer();
const browser = await startBrowser();
try {
  await measure();
} finally {
  await browser.close();
  await server.stop();
}

async function measure() {
  const objectInfo = await (await fetch(`${server.url}/object_info`)).json();
  const workflow = largeWorkflow(objectInfo, Number(values.nodes));
  console.log(
    `${workflow.nodes.length} nodes, ${workflow.links.length} links, window 1440 x 900; median / 95 % / longest frame, CPU ms a frame`,
  );
  const { page, faults } = await openPage(browser, server.url);
  await openWorkflow(page, workflow);
  const session = await browser.newBrowserCDPSession();
  for (const [name, zoom] of [
    ['100 %', 1],
    ['64 %', 0.65],
    ['51 %', 0.52],
    ['everything', 0],
  ]) {
    for (const [way, move] of [
      ['pan', panAround],
      ['pan on', panOn],
      ['zoom', zoomInAndOut],
    ]) {
      const rounds = [];
      for (let round = 0; round < Number(values.rounds); round++) {
        await lookFrom(page, zoom);
        rounds.push(await observe(page, session, () => move(page)));
      }
      tell(`${way} at ${name}`, rounds);
    }
  }
  if (faults.length > 0) console.log('faults:', faults);
}

/** How frames came, and what each took of the threads' time. */
async function observe(page, session, act) {
  const before = await threadCost(session);
  const frames = await watchFrames(page, act);
  const after = await threadCost(session);
  const cost = Object.keys(after).map((kind) => [kind, (after[kind] - before[kind]) / frames.length]);
  return { ...describeFrames(frames), cost: Object.fromEntries(cost), load: loadavg()[0] };
}

async function openWorkflow(page, workflow) {
  await page.goto(`${server.url}/#/editor`);
  const canvas = page.getByRole('application', { name: 'Canvas' });
  await canvas.waitFor();
  await canvas.focus();
  await page.evaluate((text) => navigator.clipboard.writeText(text), JSON.stringify(workflow));
  const before = Date.now();
  await page.keyboard.press('Control+V');
  await page.waitForFunction(() => document.querySelector('[data-canvas] canvas, .react-flow__node') !== null);
  console.log(`opened in ${((Date.now() - before) / 1000).toFixed(1)} s`);
  await page.waitForTimeout(3000);
}

/** Shows everything, or looks at the middle at about this zoom. */
async function lookFrom(page, zoom) {
  await page.getByRole('application', { name: 'Canvas' }).focus();
  await page.keyboard.press('.');
  await page.waitForTimeout(600);
  if (zoom > 0) {
    await page.keyboard.press('1');
    await page.waitForTimeout(600);
  }
  for (let step = 1; zoom > 0 && step > zoom; step *= 0.8) {
    await page.keyboard.press('-');
    await page.waitForTimeout(300);
  }
  await page.waitForTimeout(1500);
}

/** Drags the empty canvas hither and thither with the middle button, which takes hold anywhere. */
async function panAround(page) {
  const ends = Date.now() + seconds * 1000;
  const mouse = { x: 800, y: 480 };
  await page.mouse.move(mouse.x, mouse.y);
  await page.mouse.down({ button: 'middle' });
  for (let step = 0; Date.now() < ends; step++) {
    await page.mouse.move(800 + 360 * Math.sin(step / 22), 480 + 240 * Math.sin(step / 31));
    await page.waitForTimeout(8);
  }
  await page.mouse.up({ button: 'middle' });
}

/** Drags the canvas on and on to the left, so that ever new nodes come into view. */
async function panOn(page) {
  const ends = Date.now() + seconds * 1000;
  while (Date.now() < ends) {
    await page.mouse.move(1050, 480);
    await page.mouse.down({ button: 'middle' });
    for (let step = 0; step < 40; step++) {
      await page.mouse.move(1050 - step * 17, 480);
      await page.waitForTimeout(8);
    }
    await page.mouse.up({ button: 'middle' });
  }
}

async function zoomInAndOut(page) {
  const ends = Date.now() + seconds * 1000;
  await page.mouse.move(800, 480);
  for (let step = 0; Date.now() < ends; step++) {
    await page.mouse.wheel(0, Math.sin(step / 12) > 0 ? 24 : -24);
    await page.waitForTimeout(12);
  }
}

function tell(name, rounds) {
  const best = rounds.reduce((a, b) => (b.fps > a.fps ? b : a));
  const { median, p95, worst, cost, load } = best;
  const columns = [
    name.padEnd(22),
    `${rounds.map(({ fps }) => fps.toFixed(0)).join(' ')} fps`.padEnd(16),
    `${median.toFixed(0)} / ${p95.toFixed(0)} / ${worst.toFixed(0)} ms`.padEnd(20),
    ...['main', 'compositor', 'display', 'other'].map((kind) => `${kind} ${cost[kind].toFixed(1)}`.padEnd(16)),
    `load ${load.toFixed(1)}`,
  ];
  console.log(columns.join(''));
}
