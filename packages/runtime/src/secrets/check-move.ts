import { secretsValueInvalid } from '../errors.js';
import { fieldsOf } from './check-profile.js';
import type { ProfileKindName } from './profile-kinds.js';

type Fields = Readonly<Record<string, string>>;

/** A change of a profile. */
export interface ProfileMove {
  readonly kind: ProfileKindName;
  readonly before: Fields;
  readonly after: Fields;
  /** The fields that the change names. */
  readonly given: readonly string[];
  /** What environment variables add, whatever the change says. */
  readonly environment: Fields;
}

/**
 * Refuses a change that would send secrets which whoever makes it need not know to another place: a password that stays
 * while the address changes would be told to whoever listens there.
 * @throws SECRETS_VALUE_INVALID
 */
export function checkMove({ kind, before, after, given, environment }: ProfileMove): void {
  const fields = fieldsOf(kind);
  const moved = fields.find(({ name, place }) => place && !environment[name] && before[name] !== after[name]);
  if (moved === undefined) return;
  const kept = fields.find(({ name, secret, place }) => {
    const isSet = environment[name] || (after[name] && !given.includes(name));
    return secret && !place && isSet;
  });
  if (kept === undefined) return;
  const wanted = {
    en: `the stored "${kept.name}" would be sent there. Fill it in again too, or change the profile on the machine itself with "talkgraph secrets set"`,
    zh: `已保存的“${kept.name}”会被发送到该地址。请同时重新填写该字段，或在本机上用“talkgraph secrets set”修改`,
  };
  throw secretsValueInvalid({ field: moved.name, wanted });
}
