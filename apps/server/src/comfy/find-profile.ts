import { type Home, isProfileKind, openSecretStore } from '@talkgraph/runtime';

/** Looks for the profiles that prompts name, before anything is made for them. @throws SECRETS_PROFILE_MISSING and the like */
export function findProfile(home: Home): (name: string, kind: string) => Promise<void> {
  return async (name, kind) => {
    // What else packs ask for is theirs to find.
    if (isProfileKind(kind)) await (await openSecretStore(home.root)).read(name, kind);
  };
}
