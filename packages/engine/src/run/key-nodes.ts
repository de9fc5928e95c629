import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Json } from '../json.js';
import { canonicalJson } from './canonical-json.js';
import { isHidden } from './input-links.js';
import type { LiveGraph } from './live-graph.js';
import type { LiveNode } from './live-node.js';
import type { RunRequest, RunServices } from './run-options.js';
import { sealJson } from './seal-json.js';
import { useFrom } from './use-from.js';

/** Raised when keys are made in another way, so that results kept under old keys are not found. */
const keyFormat = 1;

/** How many fingerprints are taken at once; they read files. */
const fingerprintsAtOnce = 8;

/**
 * Gives nodes their cache keys: a hash of the type, its version, its constants and fingerprint and its parents' keys, so
 * a key stands for everything upstream, whatever the ids. Nodes must come after those they depend on. A node without a
 * dependable fingerprint gets no key, nor does anything downstream of it.
 * @param onKey called for each node once it has its key, before those downstream get theirs
 */
export async function keyNodes(
  nodes: readonly LiveNode[],
  graph: LiveGraph,
  services: RunServices,
  { runId, resume }: Pick<RunRequest, 'runId' | 'resume'>,
  onKey: (live: LiveNode) => void,
): Promise<void> {
  // What is fingerprinted may have changed since an interrupted attempt: its result goes by the fingerprint of then.
  const isResumed = ({ id, definition }: LiveNode) => definition.fingerprint !== undefined && resume?.done.has(id);
  const asked = nodes.filter((live) => live.definition.fingerprint !== undefined && !isResumed(live));
  const fingerprints = await takeFingerprints(asked, services, runId);
  for (const live of nodes) {
    live.key = isResumed(live) ? resume?.keys?.get(live.id) : keyOf(live, graph, fingerprints.get(live));
    onKey(live);
  }
}

function keyOf(live: LiveNode, graph: LiveGraph, fingerprint: string | undefined): string | undefined {
  const { definition } = live;
  if (definition.fingerprint !== undefined && fingerprint === undefined) return undefined;
  const inputs: string[] = [];
  for (const { name, link } of live.links) {
    const source = graph.live(link.node);
    const [parent, slot] =
      source?.slotKeys === undefined ? [source?.key, link.slot] : [source.slotKeys[link.slot], 'given'];
    if (parent === undefined) return undefined;
    inputs.push(`${JSON.stringify(name)}:["${parent}",${slot}]`);
  }
  for (const [name, value] of constantsOf(live)) {
    const text = canonicalJson(value);
    if (text === undefined) return undefined;
    inputs.push(`${JSON.stringify(name)}:${text.startsWith('[') ? `{"list":${text}}` : text}`);
  }
  const slots = Object.keys(definition.outputs).length;
  const isOwn = definition.perNode === true || Object.values(definition.hidden ?? {}).includes('UNIQUE_ID');
  const parts = [
    keyFormat,
    JSON.stringify(definition.type),
    definition.version,
    slots,
    isOwn ? JSON.stringify(live.id) : 0,
    fingerprint ?? 0,
    `{${inputs.sort().join(',')}}`,
  ];
  return bytesToHex(sha256(utf8ToBytes(`[${parts.join(',')}]`)));
}

/** Stands for a value that is given to a node's outputs; undefined where it is none that could be found again. */
export function keyOfValue(value: Json): string | undefined {
  const text = canonicalJson(value);
  return text === undefined ? undefined : bytesToHex(sha256(utf8ToBytes(`[${keyFormat},"given",${text}]`)));
}

/** The constants that arrive: declared ones. */
export function constantsOf({ node, definition }: LiveNode): readonly (readonly [string, Json])[] {
  const constants: (readonly [string, Json])[] = [];
  for (const [name, given] of Object.entries(node.inputs)) {
    if (!('value' in given) || isHidden(definition, name) || !Object.hasOwn(definition.inputs, name)) continue;
    constants.push([name, given.value]);
  }
  return constants;
}

async function takeFingerprints(
  nodes: readonly LiveNode[],
  services: RunServices,
  runId: string,
): Promise<ReadonlyMap<LiveNode, string>> {
  const taken = new Map<LiveNode, string>();
  let next = 0;
  const work = async (): Promise<void> => {
    for (let live = nodes[next++]; live !== undefined; live = nodes[next++]) {
      const text = await takeFingerprint(live, services, runId);
      if (text !== undefined) taken.set(live, text);
    }
  };
  await Promise.all(Array.from({ length: Math.min(fingerprintsAtOnce, nodes.length) }, work));
  return taken;
}

/** Undefined for NaN and for failures: nothing then is known to be equal. */
async function takeFingerprint(live: LiveNode, services: RunServices, runId: string): Promise<string | undefined> {
  const log = services.log.child({ runId, nodeId: live.id, nodeType: live.definition.type });
  const files = services.files({ runId, nodeId: live.id, callIndex: 0 });
  try {
    const inputs = Object.fromEntries(constantsOf(live));
    const use = useFrom(services, live);
    const sealed = sealJson(await live.definition.fingerprint!(inputs, { files, log, use }));
    return 'problem' in sealed ? undefined : canonicalJson(sealed.value);
  } catch (error) {
    log.debug('fingerprint failed', { error });
    return undefined;
  } finally {
    await files.dispose();
  }
}
