import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { workflowNotFound } from '../errors.js';

/** Ends of names of files that lie beside workflows and are none. */
const besides = ['.expected.json', 'package.json', 'templates.json', 'tsconfig.json'];

/**
 * The workflow files that are meant by paths: files themselves, and the JSON files of folders with those below. Of a
 * workflow that lies there in both formats (`a.json`, `a.ui.json`) the editor's is taken, since that is the one people
 * change. @throws WORKFLOW_NOT_FOUND
 */
export async function findWorkflows(paths: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const facts = await stat(path).catch((cause: unknown) => {
      throw workflowNotFound({ path }, cause);
    });
    if (facts.isDirectory()) found.push(...(await workflowsIn(path)));
    else found.push(path);
  }
  return [...new Set(found)];
}

async function workflowsIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .filter(({ name }) => !besides.some((end) => name.endsWith(end)) && !name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('node_modules'));
  const all = new Set(files);
  return files.filter((path) => path.endsWith('.ui.json') || !all.has(path.replace(/\.json$/, '.ui.json'))).sort();
}
