import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { resolveBelow } from '@talkgraph/runtime';
import type { FastifyRequest } from 'fastify';
import { userNameRefused, userNameTaken, userUnknown } from '../errors.js';
import type { ServerServices } from '../server-services.js';
import { changeJsonFile, readJsonFile } from './json-file.js';

const usersFile = 'users.json';
const onlyUser = 'default';

/** Ids and names of the users; undefined where everybody is the same one. */
export async function listUsers({ home, options }: ServerServices): Promise<Record<string, string> | undefined> {
  if (!options.multiUser) return undefined;
  const users = await readJsonFile(join(home.userdata, usersFile));
  return Object.fromEntries(
    Object.entries(users).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/**
 * The folder of the user who asks; it exists. The header `comfy-user` is believed: it keeps users apart, and who may ask at
 * all is for the token to say.
 * @throws USER_UNKNOWN
 */
export async function userFolder(request: FastifyRequest, services: ServerServices): Promise<string> {
  const users = await listUsers(services);
  const header = request.headers['comfy-user'];
  const id = users === undefined ? onlyUser : String(header ?? onlyUser);
  if (users !== undefined && !Object.hasOwn(users, id)) throw userUnknown({ user: id });
  const folder = await resolveBelow(services.home.userdata, id, 'new');
  await mkdir(folder, { recursive: true });
  return folder;
}

/** Makes a user and answers the id. @throws USER_NAME_REFUSED, USER_NAME_TAKEN */
export async function addUser(name: unknown, { home }: ServerServices): Promise<string> {
  if (typeof name !== 'string' || name.trim() === '' || name.trim().length > 64) throw userNameRefused({});
  const wanted = name.trim();
  const id = `${wanted.replace(/[^a-zA-Z0-9-]/g, '')}_${randomUUID()}`;
  await changeJsonFile(join(home.userdata, usersFile), home, (users) => {
    if (Object.values(users).includes(wanted)) throw userNameTaken({ name: wanted });
    return { ...users, [id]: wanted };
  });
  return id;
}
