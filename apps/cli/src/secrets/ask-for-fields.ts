import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { ProfileField, ProfileSummary } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';

/** Asks for each field at the terminal. Secrets are not shown while they are typed; an empty answer changes nothing. */
export async function askForFields(
  fields: readonly ProfileField[],
  known: ProfileSummary | undefined,
  { locale, messages, signal }: CliContext,
): Promise<Record<string, string>> {
  let isHidden = false;
  const output = new Writable({
    write(chunk, _encoding, done) {
      if (!isHidden) process.stderr.write(chunk as Buffer);
      done();
    },
  });
  const terminal = createInterface({ input: process.stdin, output, terminal: true });
  const answers: Record<string, string> = {};
  try {
    for (const { name, label, secret, choices, example } of fields) {
      const set = known?.fields.find((field) => field.name === name);
      const now = set && (set.value ?? messages.secrets.hidden);
      const hint = now ?? choices?.join(' | ') ?? example;
      process.stderr.write(`${label[locale]} (${name})${hint ? ` [${hint}]` : ''}: `);
      isHidden = secret === true;
      const answer = await terminal.question('', { signal });
      if (isHidden) process.stderr.write('\n');
      isHidden = false;
      if (answer.trim() !== '') answers[name] = answer.trim();
    }
    return answers;
  } finally {
    terminal.close();
  }
}
