import type { FastifyInstance } from 'fastify';
import { documented } from './documented.js';

/**
 * What ComfyUI's clients ask for and this server never has. `/extensions` in particular stays empty: no pack's browser
 * code is loaded unasked.
 */
export async function emptyRoutes(app: FastifyInstance): Promise<void> {
  app.get('/embeddings', documented('Always empty'), async () => []);
  app.get('/extensions', documented('Always empty: no code of packs is loaded into pages'), async () => []);
  app.get('/workflow_templates', documented('Always empty'), async () => ({}));
  app.get('/global_subgraphs', documented('Always empty'), async () => ({}));
  app.get('/node_replacements', documented('Always empty'), async () => ({}));
}
