import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** Where the editor's page is built. It need not be there. */
export function builtPage(): string {
  return join(dirname(createRequire(import.meta.url).resolve('@talkgraph/web/package.json')), 'page');
}
