// Writes docs/errors.md and docs/api/ from the sources, and docs/nodes/ from the built node packs. A test compares them, so a change of either shows in review.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './bootstrap/root.mjs';
import { say } from './bootstrap/say.mjs';
import { generatedFolders, generatedPages } from './docs/pages.mjs';

const pages = generatedPages(root);
for (const folder of generatedFolders) {
  mkdirSync(join(root, folder), { recursive: true });
  for (const name of readdirSync(join(root, folder))) {
    if (!pages.has(`${folder}/${name}`)) rmSync(join(root, folder, name));
  }
}
for (const [path, text] of pages) writeFileSync(join(root, path), text);
say(`${pages.size} pages written.`, `已生成 ${pages.size} 个文档页面。`);
