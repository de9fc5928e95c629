import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import type { Logger } from '@talkgraph/engine';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hostRefused, originRefused, tokenRefused, tooManyAttempts } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { checkCredentials } from './access-token.js';
import { countFailedAttempts, type FailedAttempts } from './failed-attempts.js';
import { isKnownHost } from './host-names.js';
import { noteWrongToken } from './note-wrong-token.js';
import { isForeign } from './request-origin.js';
import { securityHeaders } from './security-headers.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Answered without a token: signing in, and whether the server lives. */
    withoutToken?: boolean;
  }
  interface FastifyInstance {
    failedAttempts: FailedAttempts;
  }
}

/**
 * Puts the rules before every route of the app, WebSocket upgrades and unknown routes included: whom the server answers
 * (Host), from which pages (Origin, Sec-Fetch-Site) and to whom (token). Call it on the root, before any route.
 */
export async function installSecurity(
  app: FastifyInstance,
  { options, log }: Pick<ServerServices, 'options' | 'log'>,
): Promise<void> {
  const attempts = countFailedAttempts();
  app.decorate('failedAttempts', attempts);
  // The headers come first, so that refusals carry them too, and allowed pages can read why they were refused.
  await app.register(helmet, securityHeaders);
  if (options.allowedOrigins.length > 0) {
    await app.register(cors, { origin: [...options.allowedOrigins], credentials: true, exposedHeaders: ['ETag'] });
  }
  app.addHook('onRequest', async (request) => {
    const host = request.headers.host;
    if (!isKnownHost(host, options.host, options.allowedHosts)) throw hostRefused({ host: host ?? '' });
    checkOrigin(request, options.allowedOrigins);
    if (options.token) checkToken(request, options.token, attempts, log);
  });
}

function checkOrigin(request: FastifyRequest, allowedOrigins: readonly string[]): void {
  const { headers, method } = request;
  const facts = {
    method,
    isUpgrade: headers.upgrade !== undefined,
    host: headers.host,
    origin: headers.origin,
    fetchSite: headers['sec-fetch-site']?.toString(),
    fetchMode: headers['sec-fetch-mode']?.toString(),
  };
  if (isForeign(facts, allowedOrigins)) throw originRefused({ origin: headers.origin ?? 'unknown' });
}

function checkToken(request: FastifyRequest, token: string, attempts: FailedAttempts, log: Logger): void {
  // Browsers ask by OPTIONS whether they may call before they send a token.
  if (request.method === 'OPTIONS' || request.routeOptions.config.withoutToken) return;
  const seconds = attempts.waitSeconds(request.ip);
  if (seconds > 0) throw tooManyAttempts({ seconds });
  const verdict = checkCredentials(token, {
    authorization: request.headers.authorization,
    query: request.method === 'GET' || request.method === 'HEAD' ? tokenInQuery(request) : undefined,
    cookie: request.headers.cookie,
  });
  if (verdict === 'valid') return;
  if (verdict === 'wrong') noteWrongToken(request, attempts, log);
  throw tokenRefused({});
}

function tokenInQuery(request: FastifyRequest): string | undefined {
  const value = (request.query as Record<string, unknown> | undefined)?.token;
  return typeof value === 'string' ? value : undefined;
}
