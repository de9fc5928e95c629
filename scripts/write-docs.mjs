// Writes docs/errors.md and docs/api/ from the sources. A test compares them, so a change of either shows in review.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/root.mjs';
import { say } from './bootstrap/say.mjs';
import { generatedPages } from './docs/pages.mjs';

const pages = generatedPages(root);
mkdirSync(join(root, 'docs/api'), { recursive: true });
for (const name of readdirSync(join(root, 'docs/api'))) {
  if (!pages.has(`docs/api/${name}`)) rmSync(join(root, 'docs/api', name));
}
for (const [path, text] of pages) writeFileSync(join(root, path), text);
say(`${pages.size} pages written.`, `已生成 ${pages.size} 个文档页面。`);
