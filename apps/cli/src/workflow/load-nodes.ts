import type { NodeRegistry } from '@talkgraph/engine';
import { type Home, homeFolder, openHome } from '@talkgraph/runtime';
import { openPacks } from '@talkgraph/server';
import type { CliContext } from '../cli-context.js';
import { printNote } from '../print.js';

/** The node types of this home: those of the program, and the custom packs that work. Broken ones are named. */
export async function loadNodes(context: CliContext): Promise<{ registry: NodeRegistry; home: Home }> {
  const { env, currentFolder, locale, messages } = context;
  const home = await openHome(homeFolder(env, currentFolder));
  const packs = await openPacks(home);
  for (const { name, problem } of packs.states()) {
    if (problem) printNote(messages.workflow.serve.brokenPack(name, problem.text[locale]));
  }
  return { registry: packs.registry(), home };
}
