import { createInterface } from 'node:readline/promises';
import { modelNotConfirmed } from '../errors.js';
import { print, printJson } from '../print.js';
import { findTarget } from './find-target.js';
import type { ModelsPlace } from './models-command.js';
import { shownSize } from './shown-size.js';

/** Removes a model after asking, or at once with --yes. @throws CLI_MODEL_NOT_CONFIRMED where nobody can be asked */
export async function removeModel({ library, target, given, context }: ModelsPlace): Promise<number> {
  const { kind, name, bytes } = findTarget(await library.list(), target);
  const path = `models/${kind}/${name}`;
  const texts = context.messages.models;
  if (!given.yes) {
    if (!process.stdin.isTTY) throw modelNotConfirmed({ path });
    const terminal = createInterface({ input: process.stdin, output: process.stderr });
    const answer = await terminal.question(texts.askRemove(path, shownSize(bytes)), { signal: context.signal });
    terminal.close();
    if (!/^(?:y|yes|是)$/i.test(answer.trim())) {
      print(texts.kept);
      return 0;
    }
  }
  await library.remove(kind, name);
  if (given.json) printJson({ removed: { kind, name } });
  else print(texts.removed(path));
  return 0;
}
