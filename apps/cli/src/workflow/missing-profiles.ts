import type { NodeRegistry, Prompt } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { type Home, openSecretStore } from '@talkgraph/runtime';

/** A remark on a node. */
export interface NodeRemark {
  readonly node: string;
  readonly text: LocalizedText;
}

/**
 * Profiles that a workflow names and this home does not have. No mistake of the workflow: it may be meant for another
 * machine, and checks of code hold no secrets.
 */
export async function missingProfiles(
  prompt: Prompt,
  registry: NodeRegistry,
  home: Home,
): Promise<readonly NodeRemark[]> {
  const named = [...prompt.nodes].flatMap(([node, { type, inputs }]) =>
    Object.entries(registry.find(type)?.inputs ?? {}).flatMap(([name, { profile: kind }]) => {
      const given = inputs[name];
      const value = given && 'value' in given ? given.value : undefined;
      return kind !== undefined && typeof value === 'string' && value !== '' ? [{ node, kind, name: value }] : [];
    }),
  );
  if (named.length === 0) return [];
  const known = await (await openSecretStore(home.root)).list();
  return named
    .filter(({ kind, name }) => !known.some((profile) => profile.kind === kind && profile.name === name))
    .map(({ node, kind, name }) => ({
      node,
      text: {
        en: `There is no profile "${name}" of the kind "${kind}" here. Before it is run, type: talkgraph secrets set ${name} --kind ${kind}`,
        zh: `这里没有名为“${name}”的 ${kind} 账号配置。运行前请执行：talkgraph secrets set ${name} --kind ${kind}`,
      },
    }));
}
