import { resolveBelow } from '@talkgraph/runtime';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { pageNotBuilt } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { pageFileSender } from './send-page-file.js';

const files = ['icon.svg', 'licenses.md'] as const;
const folders = ['assets', 'templates', 'samples'] as const;

/** The names of built scripts and styles change with what is in them. */
const forever = 'public, max-age=31536000, immutable';
const askEachTime = 'no-cache';

/** The editor's page. It holds nothing secret and asks for the token itself, so everybody may load it. */
export async function pageRoutes(app: FastifyInstance, { options }: Pick<ServerServices, 'options'>): Promise<void> {
  const { page } = options;
  const send = pageFileSender();
  const config = { withoutToken: true };
  const schema = { hide: true };

  app.get('/', { config, schema }, async (request, reply) => {
    const index =
      page === undefined ? undefined : await resolveBelow(page, 'index.html', 'file').catch(() => undefined);
    if (index === undefined) return saySo(reply);
    return send(request, reply.header('cache-control', askEachTime), index);
  });

  if (page === undefined) return;
  for (const name of files) {
    app.get(`/${name}`, { config, schema }, async (request, reply) => {
      const path = await resolveBelow(page, name, 'file');
      return send(request, reply.header('cache-control', askEachTime), path);
    });
  }
  for (const folder of folders) {
    app.get<{ Params: { '*': string } }>(`/${folder}/*`, { config, schema }, async (request, reply) => {
      const path = await resolveBelow(page, `${folder}/${request.params['*']}`, 'file');
      return send(request, reply.header('cache-control', folder === 'assets' ? forever : askEachTime), path);
    });
  }
}

function saySo(reply: FastifyReply): FastifyReply {
  const { en, zh } = pageNotBuilt({}).text;
  return reply.code(404).type('text/plain; charset=utf-8').send(`${en}\n${zh}\n`);
}
