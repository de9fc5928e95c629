import type { ProfileKindName } from './profile-kinds.js';
import type { Redactor } from './redactor.js';

/** A profile with its values. Stays in the process that uses it. */
export interface Profile {
  readonly name: string;
  readonly kind: ProfileKindName;
  readonly fields: Readonly<Record<string, string>>;
}

/** A profile as it may be shown: values of secret fields are left out. */
export interface ProfileSummary {
  readonly name: string;
  readonly kind: ProfileKindName;
  readonly fields: readonly ShownField[];
}

export interface ShownField {
  readonly name: string;
  readonly secret: boolean;
  /** Environment variables win over the file. */
  readonly from: 'file' | 'environment';
  /** Left out where it is secret. */
  readonly value?: string;
}

/** Changes to a profile: a text sets a field, null takes it away, and what is not named stays. */
export interface ProfileChange {
  /** Needed for a new profile. One that is there keeps its kind. */
  readonly kind?: string;
  readonly fields: Readonly<Record<string, string | null>>;
}

/** Who changes a profile. */
export interface ChangedBy {
  /** Somebody over the network, who may write secrets and not learn them: none is kept when its place changes. */
  readonly isRemote?: boolean;
}

/** The profiles of a home: how to get into buckets, mail servers and the like. Workflows name them and hold no secret. */
export interface SecretStore {
  /** By name. @throws SECRETS_FILE_OPEN, SECRETS_FILE_BROKEN */
  list(): Promise<readonly ProfileSummary[]>;
  /**
   * A profile with all its values; read anew each time, so that changes count at once.
   * @throws SECRETS_PROFILE_MISSING, SECRETS_PROFILE_KIND, SECRETS_FIELD_MISSING, SECRETS_FILE_OPEN, SECRETS_FILE_BROKEN
   */
  read(name: string, kind?: ProfileKindName): Promise<Profile>;
  /** @throws SECRETS_NAME_INVALID, SECRETS_KIND_INVALID, SECRETS_FIELD_INVALID, SECRETS_VALUE_INVALID, SECRETS_NOT_SAVED */
  set(name: string, change: ProfileChange, by?: ChangedBy): Promise<void>;
  /** @throws SECRETS_PROFILE_MISSING, SECRETS_FROM_ENVIRONMENT */
  remove(name: string): Promise<void>;
  /** Hides every secret that this process has met. */
  readonly redactor: Redactor;
}
