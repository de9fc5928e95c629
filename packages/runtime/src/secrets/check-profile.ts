import {
  secretsFieldInvalid,
  secretsFieldMissing,
  secretsKindInvalid,
  secretsNameInvalid,
  secretsValueInvalid,
} from '../errors.js';
import { isProfileKind, type ProfileField, type ProfileKindName, profileKinds } from './profile-kinds.js';

const longestValue = 8192;

/** @throws SECRETS_NAME_INVALID */
export function checkProfileName(name: string): void {
  if (!/^[a-z0-9][a-z0-9-]{0,62}$/.test(name)) throw secretsNameInvalid({ name });
}

/** @throws SECRETS_KIND_INVALID */
export function checkProfileKind(kind: string): ProfileKindName {
  if (!isProfileKind(kind)) throw secretsKindInvalid({ kind });
  return kind;
}

/** The fields of a kind. */
export function fieldsOf(kind: ProfileKindName): readonly ProfileField[] {
  return profileKinds[kind].fields;
}

/** @throws SECRETS_FIELD_INVALID, SECRETS_VALUE_INVALID */
export function checkField(kind: ProfileKindName, name: string, value: string): void {
  const field = fieldsOf(kind).find((known) => known.name === name);
  if (field === undefined) {
    throw secretsFieldInvalid({ field: name, kind, known: fieldsOf(kind).map((known) => known.name) });
  }
  const { choices } = field;
  if (choices !== undefined && !choices.includes(value)) {
    const wanted = { en: `choose one of ${choices.join(', ')}`, zh: `可选值为 ${choices.join('、')}` };
    throw secretsValueInvalid({ field: name, wanted });
  }
  // What is no secret is shown, and listed over HTTP.
  if (!field.secret && /^[a-z][a-z0-9+.-]{0,30}:\/\/[^/?#]*@/i.test(value)) {
    const wanted = {
      en: 'it is shown, so it must not hold a user name or a password; there are fields for them where they are of use',
      zh: '该字段会显示出来，不能包含用户名或密码；请改填在相应的字段中',
    };
    throw secretsValueInvalid({ field: name, wanted });
  }
  // A line break would begin a new header in requests and mails.
  if (value.length > longestValue || /\p{Cc}/u.test(value)) {
    const wanted = { en: 'it has to be one line of text', zh: '必须是单行文本' };
    throw secretsValueInvalid({ field: name, wanted });
  }
}

/** @throws SECRETS_FIELD_MISSING */
export function checkComplete(name: string, kind: ProfileKindName, fields: Readonly<Record<string, string>>): void {
  const missing = fieldsOf(kind).find((field) => field.required && !fields[field.name]);
  if (missing) throw secretsFieldMissing({ name, field: missing.name });
}
