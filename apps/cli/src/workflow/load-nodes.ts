import { createRegistry, type NodeRegistry } from '@talkgraph/engine';
import * as nodes from '@talkgraph/nodes';
import { homeFolder, loadCustomPacks, openHome } from '@talkgraph/runtime';
import type { CliContext } from '../cli-context.js';
import { printNote } from '../print.js';

/** The node types of this home: those of the program, and the custom packs that work. Broken ones are named. */
export async function loadNodes({
  env,
  currentFolder,
  locale,
  messages,
}: CliContext): Promise<{ registry: NodeRegistry }> {
  const home = await openHome(homeFolder(env, currentFolder));
  const { builtinPacks } = nodes;
  const { packs, problems } = await loadCustomPacks(home.customNodes, {
    builtIn: builtinPacks,
    modules: { '@talkgraph/nodes': nodes },
  });
  for (const { name, problem } of problems) {
    if (problem) printNote(messages.workflow.serve.brokenPack(name, problem.text[locale]));
  }
  return { registry: createRegistry([...builtinPacks, ...packs.map(({ pack }) => pack)]) };
}
