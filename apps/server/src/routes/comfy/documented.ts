import type { RouteShorthandOptions } from 'fastify';
import type { z } from 'zod';

/**
 * What `/docs` says of a route of ComfyUI's API. The body is not checked here: it arrives as text of any content type,
 * and the route itself reads it with `readBody`.
 */
export function documented(summary: string, body?: z.ZodType): RouteShorthandOptions {
  return {
    schema: { summary, tags: ['comfyui'], ...(body && { body }) },
    validatorCompiler: () => (value: unknown) => ({ value }),
  };
}
