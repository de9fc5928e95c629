import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { filesUnder } from '../checks/find-tests.mjs';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { giveUp } from './say.mjs';

const web = join(root, 'apps/web');
const made = join(web, 'page');
/** What the page was made of when it was last made. */
const stamp = join(made, 'made-of.txt');

/** Makes the page anew if anything it is made of has changed. */
export function buildPage() {
  const ingredients = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === ingredients) return;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  if (runCommand(process.execPath, [vite, 'build', '--logLevel', 'warn', web]) !== 0) {
    giveUp('The page could not be built: see the messages above.', '网页构建失败，原因见上方信息。');
  }
  writeFileSync(stamp, ingredients);
}

/** One hash of every source and setting, of the packages it imports, of the templates and of the installed versions. */
function fingerprint() {
  const folders = ['src', 'public'].map((name) => join(web, name));
  const packages = ['engine', 'errors', 'protocol', 'subtitles'].map((name) => join(root, 'packages', name, 'src'));
  const settings = ['index.html', 'vite.config.mjs', 'tsconfig.json'].map((name) => join(web, name));
  const single = [...settings, join(root, 'tsconfig.base.json'), join(root, 'package-lock.json')];
  const files = [...folders, ...packages, join(root, 'examples')]
    .flatMap(filesUnder)
    .filter((file) => !/\.test\.tsx?$/.test(file));
  const hash = createHash('sha256');
  for (const file of [...files, ...single].sort())
    hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  return hash.digest('hex');
}
