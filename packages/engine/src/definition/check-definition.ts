import type { LocalizedText } from '@talkgraph/errors';
import { nodeDefinitionInvalid } from '../errors.js';
import { checkInputSpec } from './check-input-spec.js';
import type { AnyNodeDefinition } from './node-definition.js';

/** A rule of definitions: what is wrong with this one, or undefined. */
type Rule = (definition: AnyNodeDefinition) => LocalizedText | undefined;

/**
 * Refuses a node definition that could not work, when its pack is loaded rather than when somebody runs it.
 * @throws NODE_DEFINITION_INVALID naming the pack, the node and what is wrong
 */
export function checkDefinition(definition: AnyNodeDefinition, pack: string): void {
  const type =
    isRecord(definition) && typeof definition.type === 'string' && definition.type !== '' ? definition.type : '?';
  for (const rule of rules) {
    const problem = rule(definition);
    if (problem !== undefined) throw nodeDefinitionInvalid({ type, pack, problem });
  }
}

const rules: readonly Rule[] = [
  hasShape,
  hasVersion,
  inputsAreSound,
  outputsAreSound,
  hiddenAreSound,
  lazyIsAsked,
  checkNamesInputs,
  regionNamesPorts,
  migrationsAscend,
];

function hasShape(definition: AnyNodeDefinition): LocalizedText | undefined {
  if (!isRecord(definition)) return { en: 'it is not an object', zh: '它不是对象' };
  if (typeof definition.type !== 'string' || definition.type === '')
    return { en: 'it has no "type", the name it goes by in workflows', zh: '缺少 "type"，即工作流中使用的类型名' };
  if (typeof definition.run !== 'function') return { en: 'it has no "run" function', zh: '缺少 "run" 函数' };
  for (const part of ['inputs', 'outputs'] as const) {
    if (!isRecord(definition[part]))
      return { en: `its "${part}" must be an object with a key for each`, zh: `"${part}" 必须是以名称为键的对象` };
  }
  for (const name of definition.formerTypes ?? []) {
    if (typeof name !== 'string' || name === '')
      return { en: 'a former type name is not a text', zh: '曾用类型名中有一项不是文本' };
  }
  return undefined;
}

function hasVersion({ version }: AnyNodeDefinition): LocalizedText | undefined {
  if (Number.isSafeInteger(version) && version >= 1) return undefined;
  return { en: 'its "version" must be a whole number from 1 on', zh: '"version" 必须是从 1 开始的整数' };
}

function inputsAreSound({ inputs }: AnyNodeDefinition): LocalizedText | undefined {
  for (const [name, spec] of Object.entries(inputs)) {
    const problem = checkInputSpec(spec);
    if (problem !== undefined) return { en: `input "${name}": ${problem.en}`, zh: `输入 "${name}"：${problem.zh}` };
  }
  return undefined;
}

function outputsAreSound({ outputs }: AnyNodeDefinition): LocalizedText | undefined {
  for (const [name, spec] of Object.entries(outputs)) {
    if (!isRecord(spec) || !isRecord(spec.type) || typeof spec.type.name !== 'string' || spec.type.name === '')
      return { en: `output "${name}" has no type`, zh: `输出 "${name}" 没有类型` };
  }
  return undefined;
}

function hiddenAreSound({ hidden = {}, inputs }: AnyNodeDefinition): LocalizedText | undefined {
  for (const [name, kind] of Object.entries(hidden)) {
    if (Object.hasOwn(inputs, name))
      return { en: `"${name}" is both an input and a hidden input`, zh: `"${name}" 既是输入又是隐藏输入` };
    if (!['PROMPT', 'DYNPROMPT', 'EXTRA_PNGINFO', 'UNIQUE_ID'].includes(kind))
      return { en: `hidden input "${name}" has an unknown kind`, zh: `隐藏输入 "${name}" 的种类未知` };
  }
  return undefined;
}

function lazyIsAsked({ inputs, checkLazy }: AnyNodeDefinition): LocalizedText | undefined {
  const lazy = Object.entries(inputs).find(([, spec]) => spec.lazy === true && spec.rawLink !== true);
  if (lazy === undefined || typeof checkLazy === 'function') return undefined;
  return {
    en: `input "${lazy[0]}" is lazy, but there is no "checkLazy" that would ask for it`,
    zh: `输入 "${lazy[0]}" 是惰性的，但没有会请求它的 "checkLazy"`,
  };
}

function checkNamesInputs({ inputs, check }: AnyNodeDefinition): LocalizedText | undefined {
  if (check === undefined || check.inputs === 'all') return undefined;
  const unknown = check.inputs.find((name) => !Object.hasOwn(inputs, name));
  if (unknown === undefined) return undefined;
  return { en: `its check names "${unknown}", which is no input`, zh: `它的检查提到了不存在的输入 "${unknown}"` };
}

function regionNamesPorts({ region, inputs, outputs }: AnyNodeDefinition): LocalizedText | undefined {
  if (region === undefined) return undefined;
  const [name, ports] = 'opens' in region ? [region.opens, outputs] : [region.closes, inputs];
  if (Object.hasOwn(ports, name)) return undefined;
  return { en: `its region names "${name}", which it does not have`, zh: `它的区域提到了不存在的端口 "${name}"` };
}

function migrationsAscend({ migrations = [], version }: AnyNodeDefinition): LocalizedText | undefined {
  let before = 1;
  for (const { to } of migrations) {
    if (!Number.isSafeInteger(to) || to <= before || to > version)
      return {
        en: `its migrations must ascend from 2 to at most its version ${version}; "to: ${to}" does not`,
        zh: `迁移必须从 2 递增且不超过版本 ${version}；"to: ${to}" 不符合`,
      };
    before = to;
  }
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
