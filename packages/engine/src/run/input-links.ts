import type { AnyNodeDefinition } from '../definition/node-definition.js';
import type { Link, PromptNode } from '../graph/prompt.js';

/** A link into a node that the run follows. */
export interface InputLink {
  readonly name: string;
  readonly link: Link;
  /** Only followed once `checkLazy` has asked for it, and never where it is raw. */
  readonly lazy: boolean;
  /** The node gets `[id, slot]`, not the value. */
  readonly raw: boolean;
}

/**
 * The links of a node that matter to it: those into declared inputs, and the others too where its type accepts them. A
 * lazy input of a type that has no `checkLazy` is an ordinary one, since nobody could ask for it.
 */
export function inputLinks(node: PromptNode, definition: AnyNodeDefinition): readonly InputLink[] {
  const links: InputLink[] = [];
  for (const [name, given] of Object.entries(node.inputs)) {
    if (!('link' in given) || isHidden(definition, name)) continue;
    const spec = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
    if (spec === undefined && !definition.acceptsUndeclared) continue;
    const raw = spec?.rawLink === true;
    links.push({
      name,
      link: given.link,
      raw,
      lazy: spec?.lazy === true && (raw || definition.checkLazy !== undefined),
    });
  }
  return links;
}

/** Whether the engine itself fills in this input. */
export function isHidden(definition: AnyNodeDefinition, name: string): boolean {
  return definition.hidden !== undefined && Object.hasOwn(definition.hidden, name);
}
