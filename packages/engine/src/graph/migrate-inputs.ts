import type { Migration } from '../definition/node-definition.js';
import { promptInvalid } from '../errors.js';
import { isJsonObject, type Json } from '../json.js';
import { plainJson } from './plain-json.js';
import type { InputValue } from './prompt.js';

type Inputs = { readonly [name: string]: InputValue };

/** Applies one migration: renames first, then the change of constants. What is given under a new name already stays. */
export function migrateInputs(inputs: Inputs, migration: Migration): Inputs {
  const renamed = migration.rename === undefined ? inputs : renameInputs(inputs, migration.rename);
  return migration.change === undefined ? renamed : changeConstants(renamed, migration.change);
}

function renameInputs(inputs: Inputs, names: Readonly<Record<string, string>>): Inputs {
  const entries = Object.entries(inputs).map(([name, value]) => {
    const renamed = Object.hasOwn(names, name) ? (names[name] as string) : name;
    return [Object.hasOwn(inputs, renamed) ? name : renamed, value] as const;
  });
  return Object.fromEntries(entries);
}

function changeConstants(inputs: Inputs, change: NonNullable<Migration['change']>): Inputs {
  const constants = new Map<string, Json>();
  for (const [name, given] of Object.entries(inputs)) {
    if ('value' in given && given.isBadLink !== true) constants.set(name, given.value);
  }
  const changed = plainJson(change(Object.fromEntries(constants)));
  if (!isJsonObject(changed)) {
    throw promptInvalid({ problem: { en: 'the migration answered no object', zh: '迁移没有返回对象' } });
  }
  const kept = Object.entries(inputs).filter(([name]) => !constants.has(name));
  const rewritten = Object.entries(changed).map(([name, value]) => {
    const before = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    const same = before !== undefined && 'value' in before && Object.is(before.value, value);
    return [name, same ? before : { value }] as const;
  });
  return Object.fromEntries([...rewritten, ...kept]);
}
