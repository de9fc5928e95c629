import type { FastifyInstance } from 'fastify';

/** Who opens the server in a browser is shown what it offers. */
export async function rootRoute(app: FastifyInstance): Promise<void> {
  app.get('/', { schema: { hide: true } }, async (_request, reply) => reply.redirect('/docs'));
}
