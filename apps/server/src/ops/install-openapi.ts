import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import type { FastifyInstance } from 'fastify';
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { ServerServices } from '../server-services.js';

/**
 * Lets routes state what they take and answer as zod schemas, and shows that at /docs (OpenAPI 3.1, /docs/json). Call it on
 * the root after `installSecurity` and before any route.
 */
export async function installOpenApi(
  app: FastifyInstance,
  { version }: Pick<ServerServices, 'version'>,
): Promise<void> {
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Talkgraph',
        version,
        description: "ComfyUI's API, and what Talkgraph adds to it. Every route of ComfyUI is also below /api.",
      },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
    },
    transform: jsonSchemaTransform,
  });
  await app.register(swaggerUi, { routePrefix: '/docs' });
}
