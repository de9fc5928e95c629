import { nodePackDuplicate, nodePackInvalid, nodeTypeDuplicate } from '../errors.js';
import { checkDefinition } from './check-definition.js';
import type { NodePack } from './define-pack.js';
import type { AnyNodeDefinition } from './node-definition.js';
import type { NodeRegistry } from './registry.js';

const packNamePattern = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** Where a type name was found first. */
interface Entry {
  readonly definition: AnyNodeDefinition;
  readonly pack: NodePack;
}

/**
 * Makes a registry of the nodes in these packs, having checked every definition. A current type name goes before a former
 * one; no name may be claimed twice.
 * @throws NODE_PACK_INVALID, NODE_PACK_DUPLICATE, NODE_TYPE_DUPLICATE, NODE_DEFINITION_INVALID
 */
export function createRegistry(packs: readonly NodePack[]): NodeRegistry {
  const entries = new Map<string, Entry>();
  const packNames = new Set<string>();
  for (const pack of packs) {
    checkPack(pack);
    if (packNames.has(pack.name)) throw nodePackDuplicate({ pack: pack.name });
    packNames.add(pack.name);
    for (const definition of pack.nodes) {
      checkDefinition(definition, pack.name);
      for (const name of [definition.type, ...(definition.formerTypes ?? [])]) {
        const taken = entries.get(name);
        if (taken !== undefined) throw nodeTypeDuplicate({ type: name, first: taken.pack.name, second: pack.name });
        entries.set(name, { definition, pack });
      }
    }
  }
  return {
    find: (type) => entries.get(type)?.definition,
    packOf: (type) => entries.get(type)?.pack,
    definitions: packs.flatMap((pack) => pack.nodes),
    packs: [...packs],
  };
}

/** Custom packs are plain JavaScript as often as not, so their shape is looked at before it is used. */
function checkPack(pack: unknown): asserts pack is NodePack {
  const { name, version, nodes } = (typeof pack === 'object' && pack !== null ? pack : {}) as Partial<NodePack>;
  const shown = typeof name === 'string' && name !== '' ? name : '?';
  if (typeof name !== 'string' || !packNamePattern.test(name)) {
    throw nodePackInvalid({
      pack: shown,
      problem: {
        en: 'its name must be lower-case words joined by hyphens, such as "my-nodes"',
        zh: '名称必须是用连字符连接的小写单词，例如 "my-nodes"',
      },
    });
  }
  if (typeof version !== 'string') {
    throw nodePackInvalid({
      pack: shown,
      problem: { en: 'it has no version text, such as "1.0.0"', zh: '缺少版本号文本，例如 "1.0.0"' },
    });
  }
  if (!Array.isArray(nodes)) {
    throw nodePackInvalid({
      pack: shown,
      problem: { en: 'its "nodes" must be a list of node definitions', zh: '"nodes" 必须是节点定义的列表' },
    });
  }
}
