import { promptInvalid } from '../errors.js';
import type { Json, JsonObject } from '../json.js';
import { parseJson, WrittenFloat, type WrittenJson } from './parse-json.js';
import { parsePolicy } from './parse-policy.js';
import { plainJson } from './plain-json.js';
import type { InputValue, NodePolicy, Prompt, PromptNode } from './prompt.js';

type WrittenObject = { readonly [key: string]: WrittenJson };

/**
 * Reads a workflow in API format: `{id: {class_type, inputs, _meta}}`. Given as text, `5.0` is told from `5`. Nothing is
 * looked up or judged: unknown types and bad links are found by `checkPrompt`. A node without a type gets the type `''`.
 * @throws PROMPT_NOT_JSON, PROMPT_INVALID
 */
export function parsePrompt(source: string | JsonObject): Prompt {
  const written: WrittenJson = typeof source === 'string' ? parseJson(source) : source;
  if (!isObject(written)) {
    throw promptInvalid({
      problem: { en: 'it must be an object with a node under each id', zh: '它必须是以节点编号为键的对象' },
    });
  }
  const plain = plainJson(written) as JsonObject;
  const nodes = new Map<string, PromptNode>();
  for (const [id, node] of Object.entries(written)) nodes.set(id, parseNode(id, node));
  return { nodes, source: plain };
}

function parseNode(id: string, node: WrittenJson): PromptNode {
  if (!isObject(node)) {
    throw promptInvalid({
      node: id,
      problem: {
        en: 'a node must be an object with class_type and inputs',
        zh: '节点必须是含有 class_type 和 inputs 的对象',
      },
    });
  }
  const inputs = own(node, 'inputs') ?? {};
  if (!isObject(inputs)) {
    throw promptInvalid({
      node: id,
      problem: {
        en: 'its inputs must be an object with a value under each name',
        zh: 'inputs 必须是以输入名为键的对象',
      },
    });
  }
  const type = own(node, 'class_type');
  return {
    type: typeof type === 'string' ? type : '',
    inputs: Object.fromEntries(Object.entries(inputs).map(([name, value]) => [name, parseInput(value)])),
    ...parseMeta(id, own(node, '_meta')),
  };
}

function parseInput(value: WrittenJson): InputValue {
  if (Array.isArray(value)) return parseLink(value);
  if (isObject(value) && Object.hasOwn(value, '__value__')) return constant(value.__value__ as WrittenJson);
  return constant(value);
}

/** A list is a link, or a mistake: constant lists are wrapped in `__value__`. */
function parseLink(list: readonly WrittenJson[]): InputValue {
  const [node, slot] = plainJson(list) as readonly Json[];
  if (list.length === 2 && typeof node === 'string' && Number.isSafeInteger(slot) && (slot as number) >= 0) {
    return { link: { node, slot: slot as number } };
  }
  return { value: plainJson(list), isBadLink: true };
}

function constant(value: WrittenJson): InputValue {
  return value instanceof WrittenFloat ? { value: value.value, isFloat: true } : { value: plainJson(value) };
}

function parseMeta(id: string, meta: WrittenJson | undefined): Pick<PromptNode, 'title' | 'version' | 'policy'> {
  if (meta === undefined || !isObject(meta)) return {};
  const { title, version, policy } = plainJson({
    title: own(meta, 'title') ?? null,
    version: own(meta, 'version') ?? null,
    policy: own(meta, 'policy') ?? null,
  }) as { title: Json; version: Json; policy: Json };
  if (version !== null && !(Number.isSafeInteger(version) && (version as number) >= 1)) {
    throw promptInvalid({
      node: id,
      problem: { en: '_meta.version must be a whole number from 1 on', zh: '_meta.version 必须是从 1 开始的整数' },
    });
  }
  const read: { title?: string; version?: number; policy?: NodePolicy } = {};
  if (typeof title === 'string') read.title = title;
  if (version !== null) read.version = version as number;
  if (policy !== null) read.policy = parsePolicy(id, policy);
  return read;
}

function own(object: WrittenObject, key: string): WrittenJson | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

function isObject(value: WrittenJson): value is WrittenObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenFloat);
}
