import type { NodeRegistry } from '@talkgraph/engine';
import { type Home, homeFolder, openHome, type PackState } from '@talkgraph/runtime';
import { openPacks } from '@talkgraph/server';
import type { CliContext } from '../cli-context.js';
import { printNote } from '../print.js';

/** The node types of this home: those of the program, and the custom packs that work. Broken ones are named. */
export async function loadNodes(context: CliContext): Promise<{ registry: NodeRegistry; home: Home }> {
  const { env, currentFolder } = context;
  const home = await openHome(homeFolder(env, currentFolder));
  const packs = await openPacks(home);
  tellBrokenPacks(packs.states(), context);
  return { registry: packs.registry(), home };
}

/** Names the packs that could not be loaded, and why. */
export function tellBrokenPacks(packs: readonly PackState[], { locale }: CliContext): void {
  for (const { problem } of packs) if (problem) printNote(problem.text[locale]);
}
