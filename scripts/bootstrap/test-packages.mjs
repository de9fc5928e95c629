import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { giveUp, say } from './say.mjs';

/** Debian packages that only tests need, each with a command that shows it is there, and one that will do, too. */
export const testPackages = [
  // Chromium without windows: a page costs it a seventh of what it costs the browser for people.
  { name: 'chromium-headless-shell', command: 'chromium-headless-shell', orCommand: 'chromium' },
  { name: 'mosquitto', command: 'mosquitto' },
  { name: 'pocketsphinx pocketsphinx-en-us', command: 'pocketsphinx_continuous' },
];

/** Installs the missing test packages when run as root on Debian; otherwise says what to type. */
export function installTestPackages(packages = testPackages) {
  const lacking = packages.filter(({ command }) => !isOnPath(command));
  const missing = lacking.map(({ name }) => name);
  const canDoWithout = lacking.every(({ orCommand }) => orCommand && isOnPath(orCommand));
  if (missing.length === 0) return;
  const typed = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !isOnPath('apt-get')) {
    if (canDoWithout) return;
    giveUp(
      `The tests need ${missing.join(', ')}. Type: sudo ${typed}`,
      `测试需要 ${missing.join('、')}。请执行：sudo ${typed}`,
    );
  }
  say(`Installing for the tests: ${missing.join(', ')}`, `正在安装测试所需软件：${missing.join('、')}`);
  spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
  const [program, ...args] = typed.split(' ');
  if (runCommand(program, args, { DEBIAN_FRONTEND: 'noninteractive' }) !== 0 && !canDoWithout) {
    giveUp(`These could not be installed: ${missing.join(', ')}`, `以下软件安装失败：${missing.join('、')}`);
  }
}

function isOnPath(command) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, command)));
}
