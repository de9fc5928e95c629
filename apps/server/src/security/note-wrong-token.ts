import type { Logger } from '@talkgraph/engine';
import type { FastifyRequest } from 'fastify';
import type { FailedAttempts } from './failed-attempts.js';

/** Counts a wrong token; the operator is told of an address once it has to wait. */
export function noteWrongToken({ ip }: Pick<FastifyRequest, 'ip'>, attempts: FailedAttempts, log: Logger): void {
  attempts.add(ip);
  const seconds = attempts.waitSeconds(ip);
  if (seconds > 0) log.warn('An address sent too many wrong tokens and has to wait.', { address: ip, seconds });
}
