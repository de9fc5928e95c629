import type { ChangedInput, ChangedNode, NodeRegistry, PromptChange } from '@talkgraph/engine';
import type { CliContext } from '../cli-context.js';

/** Longer values are cut: a prompt text may fill pages. */
const longestValue = 80;

/** One change of a workflow as a line for people, with the labels that the editor shows. */
export function describeChange(change: PromptChange, registry: NodeRegistry, context: CliContext): string {
  const texts = context.messages.workflow.diff;
  const node = nodeText(change.node, registry, context);
  switch (change.kind) {
    case 'node-added':
      return texts.added(node);
    case 'node-removed':
      return texts.removed(node);
    case 'renamed':
      return texts.renamed(node, change.from ?? labelOf(change.node.type, registry, context));
    case 'version':
      return texts.version(node, change.from, change.to);
    case 'input': {
      const spec = registry.find(change.node.type)?.inputs[change.input];
      const input = spec?.label?.[context.locale] ?? change.input;
      const [from, to] = [change.from, change.to].map((given) => given && givenText(given, registry, context));
      if (from === undefined) return texts.set(node, input, to as string);
      return to === undefined ? texts.unset(node, input, from) : texts.changed(node, input, from, to);
    }
  }
}

function givenText(given: ChangedInput, registry: NodeRegistry, context: CliContext): string {
  if ('value' in given) {
    const text = JSON.stringify(given.value);
    return text.length > longestValue ? `${text.slice(0, longestValue)}…` : text;
  }
  const { source, link } = given;
  const output = Object.entries(registry.find(source.type)?.outputs ?? {})[link.slot];
  const name = output?.[1].label?.[context.locale] ?? output?.[0] ?? String(link.slot);
  return context.messages.workflow.diff.link(nodeText(source, registry, context), name);
}

function nodeText({ id, type, title }: ChangedNode, registry: NodeRegistry, context: CliContext): string {
  return context.messages.workflow.diff.node(title ?? labelOf(type, registry, context), id);
}

function labelOf(type: string, registry: NodeRegistry, { locale }: CliContext): string {
  return registry.find(type)?.label[locale] ?? type;
}
