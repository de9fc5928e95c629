import { builtinPacks } from '@talkgraph/nodes';
import { readWorkspaces } from '../checks/workspaces.mjs';
import { apiPage, readPublicNames } from './api-page.mjs';
import { readErrorCatalogue } from './error-catalogue.mjs';
import { errorsPage } from './errors-page.mjs';
import { nodePages } from './node-pages.mjs';

/** The folders that hold nothing but written pages. */
export const generatedFolders = ['docs/api', 'docs/nodes'];

/**
 * Every page that is written from the sources, and from the built node packs.
 * @returns {Map<string, string>} text by path relative to the root
 */
export function generatedPages(root) {
  const workspaces = readWorkspaces(root);
  const names = [...readPublicNames(root, workspaces)];
  const pages = new Map([['docs/errors.md', errorsPage(readErrorCatalogue(workspaces))], ...nodePages(builtinPacks)]);
  for (const { name, manifest } of workspaces.filter(({ folder }) => folder.startsWith('packages/'))) {
    const own = names.filter(([entry]) => entry.split('/')[0] === name);
    if (own.length > 0) pages.set(`docs/api/${name}.md`, apiPage(name, manifest.description, own));
  }
  return pages;
}
