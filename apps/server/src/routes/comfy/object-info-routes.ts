import type { AnyNodeDefinition } from '@talkgraph/engine';
import { type NodeOrigin, nodeTranslations, type ObjectInfo, objectInfo } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import { listInputFiles } from '../../comfy/list-input-files.js';
import { sendJson } from '../../send-json.js';
import type { ServerServices } from '../../server-services.js';
import { documented } from './documented.js';

/** `/object_info`: every node type there is, and `/i18n`: their names in the languages we speak. */
export async function objectInfoRoutes(app: FastifyInstance, services: ServerServices): Promise<void> {
  app.get('/object_info', documented('All node types'), async (_request, reply) => {
    const describe = await describer(services);
    const all = services.registry().definitions.map((definition) => [definition.type, describe(definition)]);
    return sendJson(reply, Object.fromEntries(all));
  });

  app.get<{ Params: { type: string } }>(
    '/object_info/:type',
    documented('One node type, or an empty object'),
    async (request, reply) => {
      const definition = services.registry().find(request.params.type);
      const describe = await describer(services);
      const found = definition ? { [request.params.type]: describe(definition) } : {};
      return sendJson(reply, found);
    },
  );

  app.get('/i18n', documented('Names of node types by language'), async () =>
    nodeTranslations(services.registry().definitions),
  );
}

async function describer(services: ServerServices): Promise<(definition: AnyNodeDefinition) => ObjectInfo> {
  const files: NodeOrigin['files'] = await listInputFiles(services.home.inputs);
  const custom = new Set(services.packs().flatMap(({ name, folder }) => (folder === undefined ? [] : [name])));
  return (definition) => {
    const pack = services.registry().packOf(definition.type)?.name ?? '';
    return objectInfo(definition, { pack, custom: custom.has(pack), files });
  };
}
