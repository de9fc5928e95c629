import type { LiveNode, NodeRunState } from './live-run.js';

/** A node, or its finished rounds in a loop. */
type Part = LiveNode & { readonly isPast?: true };

/** Shows several nodes as one: those that a node expanded into, or those of a sub-graph. */
export function rollUpNodes(all: readonly Part[]): LiveNode {
  const parts = all.map(({ isPast: _, ...part }) => part);
  const [first, ...others] = parts;
  if (!first) return { state: 'waiting', notes: [] };
  if (others.length === 0) return first;
  const state = stateOf(parts);
  const failed = parts.find(({ failure }) => failure);
  const preview = parts.findLast((part) => part.preview)?.preview;
  const files = parts.flatMap((part) => part.files ?? []);
  const ui = joinedUi(parts);
  return {
    state,
    ...(state === 'running' && progressNow(all)),
    milliseconds: parts.reduce((sum, { milliseconds = 0 }) => sum + milliseconds, 0),
    ...(failed?.failure && { failure: failed.failure }),
    ...(failed?.willRetry && { willRetry: true }),
    notes: parts.flatMap(({ notes }) => notes),
    ...(preview && { preview }),
    ...(ui && { ui }),
    ...(files.length > 0 && { files }),
  };
}

function stateOf(parts: readonly LiveNode[]): NodeRunState {
  const states = new Set(parts.map(({ state }) => state));
  if (states.has('failed')) return 'failed';
  if (states.has('running')) return 'running';
  if (states.size === 1) return parts[0]?.state ?? 'waiting';
  if (states.has('waiting')) return states.has('done') ? 'running' : 'waiting';
  return states.has('done') ? 'done' : 'cached';
}

/** What is worked on now: finished rounds of a loop say nothing about how many there will be. */
function progressNow(all: readonly Part[]): Pick<LiveNode, 'progress'> {
  const now = all.filter(({ isPast }) => !isPast);
  if (now.length === all.length) return { progress: progressOf(now) };
  const [first] = now;
  if (now.length > 1) return { progress: progressOf(now) };
  return first?.progress ? { progress: first.progress } : {};
}

/** Of several parts, how much is over, in percent: their own figures count different things. */
function progressOf(parts: readonly LiveNode[]): NonNullable<LiveNode['progress']> {
  const running = parts.filter(({ state }) => state === 'running');
  const framesPerSecond = running[0]?.progress?.framesPerSecond;
  const value = parts.reduce((sum, part) => sum + fractionOf(part), 0);
  return {
    value: Math.round((value / parts.length) * 100),
    max: 100,
    ...(running.length === 1 && framesPerSecond !== undefined && { framesPerSecond }),
  };
}

function fractionOf({ state, progress }: LiveNode): number {
  if (state === 'waiting') return 0;
  if (state !== 'running') return 1;
  return progress && progress.max > 0 ? Math.min(1, progress.value / progress.max) : 0;
}

function joinedUi(parts: readonly LiveNode[]): LiveNode['ui'] {
  const joined: Record<string, unknown[]> = {};
  for (const { ui } of parts) {
    for (const [key, items] of Object.entries(ui ?? {})) joined[key] = [...(joined[key] ?? []), ...items];
  }
  return Object.keys(joined).length > 0 ? joined : undefined;
}
