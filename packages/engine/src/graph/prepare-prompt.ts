import type { LocalizedText, TalkgraphError } from '@talkgraph/errors';
import type { InputSpec } from '../definition/input-spec.js';
import type { AnyNodeDefinition } from '../definition/node-definition.js';
import type { NodeRegistry } from '../definition/registry.js';
import { nodeMigrationFailed } from '../errors.js';
import { coerceConstant } from './coerce-constant.js';
import { migrateInputs } from './migrate-inputs.js';
import type { InputValue, Prompt, PromptNode } from './prompt.js';

/** A prompt made ready, with what there is to say about it. */
export interface PreparedPrompt {
  readonly prompt: Prompt;
  readonly remarks: readonly { readonly node: string; readonly text: LocalizedText }[];
  /** Nodes whose migration failed; they are left as they were. */
  readonly failures: ReadonlyMap<string, TalkgraphError>;
}

/**
 * Makes a prompt fit the current node types: former type names become current ones, inputs of older versions are
 * migrated, defaults are filled in, constants become what their widgets hold, inputs that nobody declared are left out.
 * What does not fit is left as it is; `checkPrompt` finds it. Preparing twice is preparing once.
 * @throws NODE_MIGRATION_FAILED
 */
export function preparePrompt(prompt: Prompt, registry: NodeRegistry): Prompt {
  const prepared = prepareWithRemarks(prompt, registry);
  for (const failure of prepared.failures.values()) throw failure;
  return prepared.prompt;
}

/** `preparePrompt` that does not throw, and says what it did. */
export function prepareWithRemarks(prompt: Prompt, registry: NodeRegistry): PreparedPrompt {
  const nodes = new Map<string, PromptNode>();
  const remarks: { node: string; text: LocalizedText }[] = [];
  const failures = new Map<string, TalkgraphError>();
  for (const [id, node] of prompt.nodes) {
    const definition = registry.find(node.type);
    if (definition === undefined) {
      nodes.set(id, node);
      continue;
    }
    const remark = (text: LocalizedText) => remarks.push({ node: id, text });
    remarkOnType(node, definition, remark);
    const migrated = migrateNode(id, node, definition);
    if ('failure' in migrated) failures.set(id, migrated.failure);
    const inputs = 'failure' in migrated ? node.inputs : prepareInputs(migrated.inputs, definition, remark);
    nodes.set(id, { ...node, type: definition.type, inputs, version: definition.version });
  }
  return { prompt: { nodes, source: prompt.source }, remarks, failures };
}

function remarkOnType(node: PromptNode, definition: AnyNodeDefinition, remark: (text: LocalizedText) => void): void {
  if (definition.deprecated !== undefined) remark(definition.deprecated.text);
  if (node.version !== undefined && node.version > definition.version) {
    remark({
      en: `It was saved by version ${node.version} of ${definition.type}; this is version ${definition.version}, which may treat its inputs differently.`,
      zh: `它由 ${definition.type} 的版本 ${node.version} 保存；当前为版本 ${definition.version}，对输入的处理可能不同。`,
    });
  }
}

function migrateNode(
  id: string,
  node: PromptNode,
  definition: AnyNodeDefinition,
): { inputs: PromptNode['inputs'] } | { failure: TalkgraphError } {
  let inputs = node.inputs;
  for (const migration of definition.migrations ?? []) {
    if (node.version === undefined || migration.to <= node.version) continue;
    try {
      inputs = migrateInputs(inputs, migration);
    } catch (error) {
      return { failure: nodeMigrationFailed({ node: id, type: definition.type, to: migration.to }, error) };
    }
  }
  return { inputs };
}

function prepareInputs(
  given: PromptNode['inputs'],
  definition: AnyNodeDefinition,
  remark: (text: LocalizedText) => void,
): PromptNode['inputs'] {
  const entries: (readonly [string, InputValue])[] = [];
  for (const [name, value] of Object.entries(given)) {
    const spec = Object.hasOwn(definition.inputs, name) ? definition.inputs[name] : undefined;
    if (spec !== undefined) entries.push([name, prepareInput(value, spec)]);
    else if ('link' in value && definition.acceptsUndeclared === true) entries.push([name, value]);
    else {
      remark({
        en: `${definition.type} has no input "${name}"; what it was given was left out.`,
        zh: `${definition.type} 没有输入“${name}”，给它的内容已被忽略。`,
      });
    }
  }
  for (const [name, spec] of Object.entries(definition.inputs)) {
    if (Object.hasOwn(given, name) || spec.default === undefined || spec.mustBeGiven === true) continue;
    entries.push([name, prepareInput({ value: spec.default }, spec)]);
  }
  return Object.fromEntries(entries);
}

function prepareInput(given: InputValue, spec: InputSpec): InputValue {
  if ('link' in given || given.isBadLink === true) return given;
  const coerced = coerceConstant(spec.type.name, given);
  return 'failure' in coerced ? given : coerced;
}
