import { loginRequest, loginState } from '@talkgraph/protocol';
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { tokenRefused, tooManyAttempts } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { checkCredentials, isSame, sessionCookie } from './access-token.js';
import { noteWrongToken } from './note-wrong-token.js';

/** Lets a browser sign in with the token once and keep a cookie that its scripts cannot read. */
export async function loginRoutes(
  scope: FastifyInstance,
  { options, log }: Pick<ServerServices, 'options' | 'log'>,
): Promise<void> {
  const app = scope.withTypeProvider<ZodTypeProvider>();
  const attempts = scope.failedAttempts;
  const { token } = options;
  const config = { withoutToken: true };
  const tags = ['access'];

  app.get(
    '/api/login',
    { config, schema: { tags, summary: 'Whether a token is needed', response: { 200: loginState } } },
    async ({ headers }) => {
      const sent = { authorization: headers.authorization, query: undefined, cookie: headers.cookie };
      return { tokenNeeded: Boolean(token), signedIn: !token || checkCredentials(token, sent) === 'valid' };
    },
  );

  app.post(
    '/api/login',
    { config, schema: { tags, summary: 'Sign in with the token', body: loginRequest } },
    async (request, reply) => {
      const seconds = attempts.waitSeconds(request.ip);
      if (seconds > 0) throw tooManyAttempts({ seconds });
      if (token && !isSame(request.body.token, token)) {
        noteWrongToken(request, attempts, log);
        throw tokenRefused({});
      }
      return reply
        .code(204)
        .header('set-cookie', sessionCookie(token || undefined, request.protocol === 'https'))
        .send();
    },
  );

  app.post('/api/logout', { config, schema: { tags, summary: 'Sign out' } }, async (request, reply) =>
    reply
      .code(204)
      .header('set-cookie', sessionCookie(undefined, request.protocol === 'https'))
      .send(),
  );
}
