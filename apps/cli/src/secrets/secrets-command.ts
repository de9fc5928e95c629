import { checkServer, readServer } from '@talkgraph/comfyui';
import { checkProfile } from '@talkgraph/delivery';
import {
  homeFolder,
  openSecretStore,
  type ProfileSummary,
  type SecretStore,
  secretsProfileMissing,
} from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { argumentMissing, secretsActionUnknown } from '../errors.js';
import { print, printJson } from '../print.js';
import { readChanges, type SecretsOptions } from './read-changes.js';

type Action = (store: SecretStore, name: string, given: SecretsOptions, context: CliContext) => Promise<void>;

const actions: Readonly<Record<string, Action>> = { list, set, show, remove, test };

/**
 * Does something with the profiles of this home.
 * @throws SECRETS_ACTION_UNKNOWN, CLI_ARGUMENT_MISSING, and what the store throws
 */
export async function secretsCommand(
  action: string,
  name: string | undefined,
  given: SecretsOptions,
  context: CliContext,
): Promise<void> {
  const work = Object.hasOwn(actions, action) ? actions[action] : undefined;
  if (work === undefined) throw secretsActionUnknown({ action });
  if (name === undefined && action !== 'list') throw argumentMissing({ argument: 'profile' });
  const store = await openSecretStore(homeFolder(context.env, context.currentFolder), context.env);
  await work(store, name ?? '', given, context);
}

async function list(store: SecretStore, _name: string, { json }: SecretsOptions, { messages }: CliContext) {
  const profiles = await store.list();
  if (json) return printJson({ profiles });
  if (profiles.length === 0) print(messages.secrets.none);
  for (const { name, kind, fields } of profiles) {
    print(`${name}  ${kind}  ${fields.map((field) => field.name).join(', ')}`);
  }
}

async function show(store: SecretStore, name: string, { json }: SecretsOptions, { messages }: CliContext) {
  const profile = await find(store, name);
  if (json) return printJson(profile);
  print(`${profile.name}  ${profile.kind}`);
  for (const { name: field, value, from } of profile.fields) {
    const source = from === 'environment' ? `  (${messages.secrets.fromEnvironment})` : '';
    print(`  ${field}: ${value ?? messages.secrets.hidden}${source}`);
  }
}

async function find(store: SecretStore, name: string): Promise<ProfileSummary> {
  const profile = (await store.list()).find((known) => known.name === name);
  if (profile === undefined) throw secretsProfileMissing({ name, kind: '' });
  return profile;
}

async function set(store: SecretStore, name: string, given: SecretsOptions, context: CliContext) {
  const known = (await store.list()).find((profile) => profile.name === name);
  const kind = known?.kind ?? given.kind ?? '';
  const fields = await readChanges(given, { kind, known }, context);
  await store.set(name, { fields, ...(given.kind !== undefined && { kind: given.kind }) });
  if (given.json) printJson({ saved: name });
  else print(context.messages.secrets.saved(name));
}

async function remove(store: SecretStore, name: string, { json }: SecretsOptions, { messages }: CliContext) {
  await store.remove(name);
  if (json) printJson({ removed: name });
  else print(messages.secrets.removed(name));
}

async function test(store: SecretStore, name: string, { json }: SecretsOptions, { messages, signal }: CliContext) {
  const profile = await store.read(name);
  if (profile.kind === 'comfyui') await checkServer(readServer(profile.fields), signal);
  else await checkProfile(profile, signal);
  if (json) printJson({ works: name });
  else print(messages.secrets.works(name));
}
