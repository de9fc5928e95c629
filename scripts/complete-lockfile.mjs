// Fills the gaps that `npm install` leaves in package-lock.json where the registry lacks the packages of some platforms.
// Run it after changing dependencies; a test says when it is needed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/root.mjs';
import { say } from './bootstrap/say.mjs';
import { missingOptionalPackages, platformEntry } from './checks/optional-packages.mjs';

const file = join(root, 'package-lock.json');
const lockfile = JSON.parse(readFileSync(file, 'utf8'));
let added = 0;
for (const missing of missingOptionalPackages(lockfile.packages)) {
  const entry = platformEntry(missing);
  if (!entry) continue;
  lockfile.packages[`node_modules/${missing.name}`] = entry;
  added += 1;
}
const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
lockfile.packages = Object.fromEntries(sorted);
if (added > 0) writeFileSync(file, `${JSON.stringify(lockfile, null, 2)}\n`);
say(`${added} packages of other platforms added to the lockfile.`, `已向锁文件补充 ${added} 个其他平台的软件包。`);
