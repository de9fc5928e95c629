import { isProfileKind, type ProfileKindName, profileKinds } from './profile-kinds.js';

const start = 'TALKGRAPH_SECRET_';

/** `company-bucket`, `access_key_id` → `TALKGRAPH_SECRET_COMPANY_BUCKET_ACCESS_KEY_ID`. */
export function environmentName(profile: string, field: string): string {
  return `${start}${profile.replaceAll('-', '_')}_${field}`.toUpperCase();
}

/** The fields of a profile that environment variables give. Empty ones count as not given. */
export function environmentFields(
  env: NodeJS.ProcessEnv,
  profile: string,
  kind: ProfileKindName,
): Readonly<Record<string, string>> {
  const fields = profileKinds[kind].fields.flatMap(({ name }) => {
    const value = env[environmentName(profile, name)];
    return value ? [[name, value] as const] : [];
  });
  return Object.fromEntries(fields);
}

/** Profiles that environment variables name with their kind: `TALKGRAPH_SECRET_COMPANY_BUCKET_KIND=s3`. */
export function environmentProfiles(env: NodeJS.ProcessEnv): ReadonlyMap<string, ProfileKindName> {
  const found = new Map<string, ProfileKindName>();
  for (const [variable, kind] of Object.entries(env)) {
    const name = new RegExp(`^${start}([A-Z0-9_]+)_KIND$`).exec(variable)?.[1];
    if (name !== undefined && kind && isProfileKind(kind)) found.set(name.toLowerCase().replaceAll('_', '-'), kind);
  }
  return found;
}

/** The value of every variable that may hold a secret field of some profile. */
export function environmentSecrets(env: NodeJS.ProcessEnv): readonly string[] {
  const endings = Object.values(profileKinds).flatMap(({ fields }) =>
    fields.flatMap((field) => ('secret' in field && field.secret ? [`_${field.name.toUpperCase()}`] : [])),
  );
  return Object.entries(env).flatMap(([variable, value]) =>
    value && variable.startsWith(start) && endings.some((ending) => variable.endsWith(ending)) ? [value] : [],
  );
}
