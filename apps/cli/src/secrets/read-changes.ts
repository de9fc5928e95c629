import { text } from 'node:stream/consumers';
import { isProfileKind, type ProfileField, type ProfileSummary, profileKinds } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { secretOnCommandLine, secretsInputInvalid } from '../errors.js';
import { askForFields } from './ask-for-fields.js';

export interface SecretsOptions {
  readonly kind?: string;
  /** `name=value` */
  readonly field: readonly string[];
  readonly unset: readonly string[];
  readonly stdin?: boolean;
  readonly json?: boolean;
}

type Changes = Record<string, string | null>;

/**
 * The changes to a profile: from the command line what is no secret, since others see command lines and shells keep them;
 * from the standard input as JSON or lines of `name=value`; else a person is asked.
 * @throws SECRET_ON_COMMAND_LINE, SECRETS_INPUT_INVALID
 */
export async function readChanges(
  given: SecretsOptions,
  { kind, known }: { readonly kind: string; readonly known: ProfileSummary | undefined },
  context: CliContext,
): Promise<Changes> {
  const specs: readonly ProfileField[] = isProfileKind(kind) ? profileKinds[kind].fields : [];
  const changes: Changes = Object.fromEntries(given.unset.map((name) => [name, null]));
  for (const pair of given.field) {
    const [name, value] = readPair(pair);
    if (specs.find((spec) => spec.name === name)?.secret) throw secretOnCommandLine({ field: name });
    changes[name] = value;
  }
  if (given.stdin) return { ...changes, ...parseInput(await text(process.stdin)) };
  // Without a terminal nobody can be asked.
  if (!process.stdin.isTTY || given.unset.length > 0) return changes;
  const open = specs.filter(({ name }) => changes[name] === undefined);
  return { ...changes, ...(await askForFields(open, known, context)) };
}

function parseInput(input: string): Changes {
  if (!input.trimStart().startsWith('{')) {
    const lines = input.split(/\r?\n/).filter((line) => line.trim() !== '');
    return Object.fromEntries(lines.map(readPair));
  }
  try {
    const entries = Object.entries(JSON.parse(input) as object);
    if (entries.every(([, value]) => typeof value === 'string')) return Object.fromEntries(entries) as Changes;
  } catch {
    // What JSON.parse says repeats a part of the input.
  }
  throw secretsInputInvalid({});
}

function readPair(pair: string): readonly [string, string] {
  const equals = pair.indexOf('=');
  if (equals <= 0) throw secretsInputInvalid({});
  return [pair.slice(0, equals).trim(), pair.slice(equals + 1)];
}
