import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { folderSize } from './folder-size.mjs';
import { isInstalled } from './installed.mjs';
import { root } from './root.mjs';
import { runCommand } from './run-command.mjs';
import { giveUp, say } from './say.mjs';

/** What an installation may take on disk. */
export const largestInstallBytes = 1e9;

/** Installs the npm packages when node_modules is missing or out of date, and removes what this machine cannot use. */
export async function install() {
  const before = isInstalled();
  if (!before) npmInstall();
  const freedBytes = await pruneOtherPlatforms();
  if (!before || freedBytes > 0) await reportSize();
}

function npmInstall() {
  say('Installing npm packages (once, a few minutes) …', '正在安装 npm 依赖包（仅首次，需要几分钟）……');
  const args = ['ci', '--include=dev', '--loglevel=error'];
  // Under `npm run`, npm names itself here: the same npm, whatever PATH says.
  const npm = process.env.npm_execpath;
  const code = npm?.endsWith('.js') ? runCommand(process.execPath, [npm, ...args]) : runCommand('npm', args);
  if (code === 0) return;
  giveUp(
    'npm could not install the packages. Check the network connection (or the registry in ~/.npmrc) and try again.',
    'npm 未能安装依赖包。请检查网络（或 ~/.npmrc 里设置的镜像源）后重试。',
  );
}

async function pruneOtherPlatforms() {
  const script = join(root, 'packages/inference/scripts/prune-runtimes.mjs');
  if (!existsSync(script)) return 0;
  const { pruneRuntimes } = await import(pathToFileURL(script).href);
  return (await pruneRuntimes()).freedBytes;
}

async function reportSize() {
  const bytes = await folderSize(join(root, 'node_modules'));
  const megabytes = Math.round(bytes / 1e6);
  say(`Installed packages take ${megabytes} MB.`, `依赖包共占用 ${megabytes} MB。`);
}
