import type { NodeContext } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { RenderStep } from '../capabilities/media-service.js';
import { isClip } from './is-clip.js';

/** Reports are sent at most this often. */
const intervalMs = 200;

/** A node of the graph whose frames are made in this render. */
interface ChainNode {
  readonly node: string;
  /** The recipe steps that the node added to those before it; the last one is what it answered. */
  readonly steps: readonly string[];
}

/**
 * Shows a render on every node of the fused chain: pixels pass once, but each video node sees its own frames and the
 * milliseconds spent on them. Which node made which step of the recipe follows from what the nodes before this one
 * answered: a step belongs to the first node whose recipe has it.
 */
export function renderProgress(
  clip: Clip,
  context: Pick<NodeContext, 'progress' | 'upstream'>,
): (step: RenderStep) => void {
  const chain = chainOf(clip, context);
  const started = performance.now();
  let reported = Number.NEGATIVE_INFINITY;
  return (step) => {
    const now = performance.now();
    const finished = step.framesDone === step.frameCount;
    if (!finished && now - reported < intervalMs) return;
    reported = now;
    const { framesDone: done, frameCount: total } = step;
    const milliseconds = Math.round(now - started);
    const framesPerSecond = milliseconds > 0 ? Math.round((done * 10_000) / milliseconds) / 10 : 0;
    context.progress({ done, total, stage: 'render', milliseconds, framesPerSecond });
    for (const each of chain) context.progress({ ...nodeFigures(each, step), node: each.node, total, stage: 'render' });
  };
}

function nodeFigures({ steps }: ChainNode, { framesDone, frameCount, nodes }: RenderStep) {
  const own = nodes.filter((figures) => steps.includes(figures.clip));
  const milliseconds = Math.round(own.reduce((sum, figures) => sum + figures.milliseconds, 0));
  const last = own.find((figures) => figures.clip === steps.at(-1));
  // A file is decoded ahead, and frames that are only picked are made by nobody: those nodes go along with the render.
  const made = last && !['source', 'still'].includes(last.op) ? Math.min(last.frames, frameCount) : framesDone;
  return { done: framesDone === frameCount ? frameCount : made, milliseconds };
}

/** The nodes that made steps of this recipe, each with its own steps. */
function chainOf(clip: Clip, context: Pick<NodeContext, 'upstream'>): ChainNode[] {
  const wanted = stepsOf(clip);
  const chain: ChainNode[] = [];
  for (const { node, values } of context.upstream?.() ?? []) {
    const steps: string[] = [];
    for (const value of values) {
      if (!isClip(value) || !wanted.has(value.hash)) continue;
      for (const hash of stepsOf(value)) if (wanted.delete(hash)) steps.push(hash);
    }
    if (steps.length > 0) chain.push({ node, steps });
  }
  return chain;
}

/** The hashes of all steps of a recipe, each after those it is made from; without recursion, however deep it is. */
function stepsOf(clip: Clip): Set<string> {
  const seen = new Set<string>();
  const order: string[] = [];
  const stack: Clip[] = [clip];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if (seen.has(next.hash)) continue;
    seen.add(next.hash);
    order.push(next.hash);
    stack.push(...next.inputs);
  }
  return new Set(order.reverse());
}
