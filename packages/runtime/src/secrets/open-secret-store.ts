import { secretsFromEnvironment, secretsKindInvalid, secretsProfileKind, secretsProfileMissing } from '../errors.js';
import { Serial } from '../serial.js';
import { checkMove } from './check-move.js';
import { checkComplete, checkField, checkProfileKind, checkProfileName, fieldsOf } from './check-profile.js';
import { environmentFields, environmentProfiles, environmentSecrets } from './environment-fields.js';
import { isProfileKind, type ProfileKindName } from './profile-kinds.js';
import { createRedactor } from './redactor.js';
import type { Profile, ProfileChange, ProfileSummary, SecretStore, ShownField } from './secret-store.js';
import { type FiledProfiles, readSecretsFile, secretsFilePath, writeSecretsFile } from './secrets-file.js';

/**
 * Opens the profiles of a home: `secrets/profiles.json`, which only its owner may read, and environment variables
 * `TALKGRAPH_SECRET_<PROFILE>_<FIELD>`, which win. A file that cannot be used is reported by the calls that need it.
 */
export async function openSecretStore(homeRoot: string, env: NodeJS.ProcessEnv = process.env): Promise<SecretStore> {
  const path = secretsFilePath(homeRoot);
  met.addAll(environmentSecrets(env));
  const writing = new Serial();
  const readFile = async (): Promise<FiledProfiles> => {
    const profiles = await readSecretsFile(path);
    for (const { kind, fields } of profiles.values()) if (isProfileKind(kind)) met.add(kind, fields);
    return profiles;
  };
  await readFile().catch(() => undefined);
  return {
    redactor: createRedactor(() => met.values),
    async list() {
      const profiles = await readFile();
      const kinds = new Map([...environmentProfiles(env)]);
      for (const [name, { kind }] of profiles) if (isProfileKind(kind)) kinds.set(name, kind);
      const names = [...kinds].sort(([a], [b]) => (a < b ? -1 : 1));
      return names.map(([name, kind]) => summary(name, kind, profiles.get(name)?.fields ?? {}, env));
    },
    read: async (name, kind) => readProfile(await readFile(), env, name, kind),
    set: (name, change, { isRemote = false } = {}) =>
      writing.run(async () => {
        checkProfileName(name);
        const profiles = await readFile();
        const changed = changeProfile(profiles, environmentProfiles(env).get(name), name, change);
        if (isRemote) {
          const [before, after] = [profiles.get(name)?.fields ?? {}, changed.fields];
          const environment = environmentFields(env, name, changed.kind);
          checkMove({ kind: changed.kind, before, after, given: Object.keys(change.fields), environment });
        }
        met.add(changed.kind, changed.fields);
        await writeSecretsFile(path, new Map([...profiles, [name, changed]]));
      }),
    remove: (name) =>
      writing.run(async () => {
        const profiles = await readFile();
        if (!profiles.has(name)) {
          throw environmentProfiles(env).has(name)
            ? secretsFromEnvironment({ name })
            : secretsProfileMissing({ name, kind: '' });
        }
        await writeSecretsFile(path, new Map([...profiles].filter(([other]) => other !== name)));
      }),
  };
}

/**
 * Every secret this process has met, whichever store read it: what hides them is made once, and stores are opened as they are
 * needed. Old ones stay: an answer that is under way may still repeat them.
 */
class Met {
  values: readonly string[] = [];

  add(kind: ProfileKindName, fields: Readonly<Record<string, string>>): void {
    this.addAll(fieldsOf(kind).flatMap(({ name, secret }) => (secret && fields[name] ? [fields[name]] : [])));
  }

  addAll(secrets: readonly string[]): void {
    const news = secrets.filter((value) => !this.values.includes(value));
    if (news.length > 0) this.values = [...this.values, ...news];
  }
}

const met = new Met();

function readProfile(
  profiles: FiledProfiles,
  env: NodeJS.ProcessEnv,
  name: string,
  wanted: ProfileKindName | undefined,
): Profile {
  const filed = profiles.get(name);
  const kind = filed?.kind ?? environmentProfiles(env).get(name) ?? wanted;
  if (kind === undefined) throw secretsProfileMissing({ name, kind: '' });
  if (!isProfileKind(kind)) throw secretsKindInvalid({ kind });
  if (wanted !== undefined && kind !== wanted) throw secretsProfileKind({ name, kind, wanted });
  const given = environmentFields(env, name, kind);
  if (filed === undefined && Object.keys(given).length === 0) throw secretsProfileMissing({ name, kind });
  const fields = { ...filed?.fields, ...given };
  checkComplete(name, kind, fields);
  return { name, kind, fields };
}

function changeProfile(
  profiles: FiledProfiles,
  fromEnvironment: ProfileKindName | undefined,
  name: string,
  change: ProfileChange,
): { readonly kind: ProfileKindName; readonly fields: Readonly<Record<string, string>> } {
  const earlier = profiles.get(name);
  const kind = checkProfileKind(earlier?.kind ?? change.kind ?? fromEnvironment ?? '');
  if (change.kind !== undefined && change.kind !== kind) throw secretsProfileKind({ name, kind, wanted: change.kind });
  const fields = { ...earlier?.fields };
  for (const [field, value] of Object.entries(change.fields)) {
    // Taking away what never was is fine; a field that the kind does not know is not.
    if (value === null || value === '') delete fields[field];
    else {
      checkField(kind, field, value);
      fields[field] = value;
    }
  }
  return { kind, fields };
}

function summary(
  name: string,
  kind: ProfileKindName,
  filed: Readonly<Record<string, string>>,
  env: NodeJS.ProcessEnv,
): ProfileSummary {
  const given = environmentFields(env, name, kind);
  const fields = fieldsOf(kind).flatMap((field): readonly ShownField[] => {
    const value = given[field.name] ?? filed[field.name];
    if (!value) return [];
    const secret = field.secret === true;
    const from = given[field.name] ? 'environment' : 'file';
    return [{ name: field.name, secret, from, ...(!secret && { value }) }];
  });
  return { name, kind, fields };
}
