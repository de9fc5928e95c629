import { fileURLToPath } from 'node:url';

/** Where `npm run build` puts the editor's page. It need not be there. */
export function builtPage(): string {
  return fileURLToPath(new URL('../../../web/page', import.meta.url));
}
