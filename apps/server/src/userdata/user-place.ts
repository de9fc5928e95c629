import type { FastifyRequest } from 'fastify';
import type { ServerServices } from '../server-services.js';
import { userFolder } from './find-user.js';

/** Where ComfyUI's editors keep workflows. */
export const workflowsFolder = 'workflows';

/**
 * Where a file of the user who asks lies: a root, and the name below it. Workflows of the only user are in the home's own
 * folder for them, where they are easily found and kept in git. @throws USER_UNKNOWN
 */
export async function userPlace(
  request: FastifyRequest,
  services: ServerServices,
  name: string,
): Promise<{ readonly root: string; readonly name: string }> {
  if (!services.options.multiUser && (name === workflowsFolder || name.startsWith(`${workflowsFolder}/`))) {
    return { root: services.home.workflows, name: name.slice(workflowsFolder.length + 1) };
  }
  return { root: await userFolder(request, services), name: name === '/' ? '' : name };
}
