import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openPage, startBrowser, startServer } from '../tests/page/open-page.mjs';
import { batchPictures } from './screenshots/batch-pictures.mjs';
import { docsPictures } from './screenshots/docs-pictures.mjs';
import { editorPictures } from './screenshots/editor-pictures.mjs';
import { fillHome, makeRuns } from './screenshots/fill-home.mjs';
import { inspectPictures } from './screenshots/inspect-pictures.mjs';
import { otherPictures } from './screenshots/other-pictures.mjs';
import { runsPictures } from './screenshots/runs-pictures.mjs';
import { signInPicture } from './screenshots/sign-in-picture.mjs';
import { startPictures } from './screenshots/start-pictures.mjs';
import { textsIn } from './screenshots/texts-in.mjs';

/*
 * Takes pictures of every page and panel, of a real server that really ran what is shown. English in light and Chinese in
 * dark colours, or all four combinations; `--docs` makes those that the documents show. Pictures go to a folder:
 *   npm run screenshots -- [--all] [--docs] [--only editor,batch] [--scheme dark] [--width 820 --height 1180] FOLDER
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    all: { type: 'boolean' },
    docs: { type: 'boolean' },
    only: { type: 'string' },
    scheme: { type: 'string' },
    width: { type: 'string', default: '1440' },
    height: { type: 'string', default: '900' },
  },
});
const groups = {
  start: startPictures,
  editor: editorPictures,
  inspect: inspectPictures,
  runs: runsPictures,
  batch: batchPictures,
  other: otherPictures,
  signin: signInPicture,
};
const looks = [
  { language: 'en', scheme: 'light' },
  { language: 'zh', scheme: 'dark' },
  ...(values.all
    ? [
        { language: 'en', scheme: 'dark' },
        { language: 'zh', scheme: 'light' },
      ]
    : []),
];
const docsImages = fileURLToPath(new URL('../docs/images/', import.meta.url));
const folder = positionals[0] ?? (values.docs ? undefined : 'screenshots');
const size = { width: Number(values.width), height: Number(values.height) };
const wanted = values.only?.split(',') ?? Object.keys(groups);

const [server, browser] = await Promise.all([startServer({ prepare: fillHome }), startBrowser()]);
try {
  if (folder) await mkdir(folder, { recursive: true });
  await makeRuns(server.url);
  const taken = looks.filter(({ scheme }) => !values.scheme || scheme === values.scheme);
  for (const look of taken) for (const name of wanted) await takeGroup(name, look);
} finally {
  await browser.close();
  await server.stop();
}

/** Takes the pictures of a part of the page, in a browser profile of its own. One that fails keeps no other back. */
async function takeGroup(name, look) {
  const options = { language: look.language === 'zh' ? 'zh-CN' : 'en-US', scheme: look.scheme, ...size };
  const { page, context, faults } = await openPage(browser, server.url, options);
  page.setDefaultTimeout(30_000);
  const shoot = (picture) => shootPage(page, picture, look);
  const say = textsIn(look.language);
  const open = (path) => page.goto(`${server.url}/#${path}`);
  try {
    await groups[name]({ page, say, open, shoot, server });
  } catch (error) {
    process.exitCode = 1;
    console.error(`${name} in ${look.language}, ${look.scheme}: ${error.message}`);
    if (folder) await page.screenshot({ path: join(folder, `failed-${name}-${look.language}-${look.scheme}.png`) });
  }
  // One picture is broken on purpose, and signing in needs a server of its own.
  const expected = /status of 4\d\d|request to elsewhere: http:\/\/127/;
  for (const fault of faults.filter((each) => !expected.test(each)))
    console.error(`${name} in ${look.language}, ${look.scheme}: ${fault}`);
  await context.close();
}

async function shootPage(page, picture, { language, scheme }) {
  // What slides and fades in has come to rest.
  await page.waitForTimeout(350);
  const pixels = await page.screenshot();
  if (folder) await writeFile(join(folder, `${picture}-${language}-${scheme}.png`), pixels);
  if (values.docs) await docsPictures(docsImages, picture, scheme, pixels);
}
