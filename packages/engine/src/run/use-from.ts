import type { NodeContext } from '../definition/node-context.js';
import { capabilityMissing } from '../errors.js';
import type { LiveNode } from './live-node.js';
import type { RunServices } from './run-options.js';

/** `ctx.use` of a node: the worker's services, or an error that names both. */
export function useFrom(services: RunServices, { id, definition }: LiveNode): NodeContext['use'] {
  return (wanted) => {
    const service = services.use(wanted);
    if (service === undefined) throw capabilityMissing({ node: id, type: definition.type, capability: wanted.name });
    return service;
  };
}
