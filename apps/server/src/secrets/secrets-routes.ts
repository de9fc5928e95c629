import { checkServer, readServer } from '@talkgraph/comfyui';
import { checkProfile } from '@talkgraph/delivery';
import { isTalkgraphError, TalkgraphError } from '@talkgraph/errors';
import { secretsAnswer, secretsChange } from '@talkgraph/protocol';
import { openSecretStore, profileKinds, type Redactor, secretsLocalOnly } from '@talkgraph/runtime';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { ServerServices } from '../server-services.js';

const tags = ['secrets'];
const params = z.object({ name: z.string().max(100) });
const done = z.object({ ok: z.literal(true) });

/**
 * `/api/secrets`: the profiles of the home. Values of secret fields go in and never come out, nor to another address. Folders of this machine are
 * opened on the machine itself, so that nobody who has got hold of a token can write anywhere.
 */
export async function secretsRoutes(scope: FastifyInstance, { home, log }: ServerServices): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const store = await openSecretStore(home.root);

  app.get(
    '/api/secrets',
    { schema: { tags, summary: 'Profiles without their secrets', response: { 200: secretsAnswer } } },
    async () => JSON.parse(JSON.stringify({ profiles: await store.list(), kinds: profileKinds })),
  );

  app.put(
    '/api/secrets/:name',
    { schema: { tags, summary: 'Add or change a profile', params, body: secretsChange, response: { 200: done } } },
    async ({ params: { name }, body: { kind, fields }, ip }) => {
      const known = (await store.list()).find((profile) => profile.name === name)?.kind ?? kind;
      if (known === 'folder') throw secretsLocalOnly({ kind: known });
      await store.set(name, { fields, ...(kind !== undefined && { kind }) }, { isRemote: true });
      log.info('A profile was changed.', { profile: name, fields: Object.keys(fields), by: ip });
      return { ok: true as const };
    },
  );

  app.delete(
    '/api/secrets/:name',
    { schema: { tags, summary: 'Delete a profile', params, response: { 200: done } } },
    async ({ params: { name }, ip }) => {
      await store.remove(name);
      log.info('A profile was deleted.', { profile: name, by: ip });
      return { ok: true as const };
    },
  );

  app.post(
    '/api/secrets/:name/test',
    { schema: { tags, summary: 'Whether a profile gets in', params, response: { 200: done } } },
    async ({ params: { name } }) => {
      try {
        const profile = await store.read(name);
        const { kind, fields } = profile;
        if (kind === 'comfyui') await checkServer(readServer(fields));
        else await checkProfile(profile);
      } catch (error) {
        throw withoutSecrets(error, store.redactor);
      }
      return { ok: true as const };
    },
  );
}

/** Servers may repeat what they were sent in their refusals. */
function withoutSecrets(error: unknown, redactor: Redactor): unknown {
  if (!isTalkgraphError(error)) return error;
  const { code, kind, text } = error;
  return new TalkgraphError({ code, kind, text: redactor.value(text), details: {} });
}
