import type { LocalizedText } from '@talkgraph/errors';
import type { ClipInfo, VideoInfo } from '../clip.js';
import { clipWrongFrame } from '../errors.js';
import type { Frame, FrameColour } from '../frame.js';
import type { FrameContext, FrameProcessor, FrameRequest } from '../frame-op.js';
import type { PixelNode, PlanLeaf, RenderPlan } from '../plan/plan-render.js';
import { frameOn, type Timeline } from '../plan/timeline.js';
import type { FramePool } from './frame-pool.js';
import type { FrameReader } from './frame-reader.js';
import { openLeaf, type ResolveSource, sourcePath } from './open-leaf.js';
import { RepeatedFrame } from './repeated-frame.js';
import { stepsOf } from './steps-of.js';

export interface FrameGraphOptions {
  readonly pool: FramePool;
  readonly resolveSource: ResolveSource;
  readonly signal: AbortSignal;
  /** Hears what ops have to say while they work. */
  readonly onRemark?: (text: LocalizedText) => void;
  readonly cacheBytes?: number;
}

/** What one op of a render did. */
export interface NodeFigures {
  readonly op: string;
  readonly clip: string;
  readonly frames: number;
  /** Time spent making pixels; for a file, reading and decoding (in the background, beside the other work). */
  readonly milliseconds: number;
  readonly decoded?: number;
  readonly damaged?: number;
}

/** One frame to make: a leaf to read, or an op to run on the tasks before it. */
interface Task {
  readonly clip: string;
  readonly frame: number;
  readonly node: PixelNode | undefined;
  readonly inputs: Task[];
  result: Promise<Frame> | undefined;
}

interface OpenNode {
  readonly processor: Promise<FrameProcessor>;
  readonly repeated: RepeatedFrame;
  frames: number;
  milliseconds: number;
}

/** The frames behind a plan: leaves are read and ops run as frames are asked for. */
export class FrameGraph implements AsyncDisposable {
  readonly #plan: RenderPlan;
  readonly #options: FrameGraphOptions;
  readonly #readers = new Map<string, Promise<FrameReader>>();
  /** Those of them that are open, for figures while they work. */
  readonly #openReaders = new Map<string, FrameReader>();
  readonly #nodes = new Map<string, OpenNode>();
  readonly #allocate: FrameContext['allocate'] = (width, height, like) =>
    this.#options.pool.allocate(width, height, like.colour as FrameColour);
  /** Serves ops that look around; separate readers, so that the main ones stay sequential. */
  #side: FrameGraph | undefined;

  constructor(plan: RenderPlan, options: FrameGraphOptions) {
    this.#plan = plan;
    this.#options = options;
  }

  /**
   * Starts reading what frame n of a timeline needs; `finish` makes the frame. Several frames may be prepared ahead, and
   * must be finished in the same order.
   */
  prepare(timeline: Timeline, n: number): PreparedFrame {
    const order = this.#tasksOf(timeline, n);
    for (const task of order) {
      if (task.node) continue;
      task.result = this.#reader(task.clip).then((reader) => reader.frame(task.frame));
      // Awaited later; without this a failure before then would count as unhandled.
      task.result.catch(() => undefined);
    }
    return {
      finish: async () => (await this.#finish([order]))[0] as Frame,
      discard: () => discard(order),
      order,
    };
  }

  /** The most frames that an op of this plan likes to be handed at once; 1 where none makes several. */
  get batch(): number {
    return Math.max(1, ...[...this.#plan.pixelNodes.values()].map(({ op }) => op.batch ?? 1));
  }

  /** Makes frames that were prepared one after another, several at once where an op can; the caller owns them. */
  finishMany(prepared: readonly PreparedFrame[]): Promise<readonly Frame[]> {
    return this.#finish(prepared.map(({ order }) => order));
  }

  /** What every op and leaf did so far. */
  figures(): NodeFigures[] {
    const figures: NodeFigures[] = [];
    for (const [clip, { decoded, damaged, milliseconds }] of this.#openReaders) {
      const op = this.#plan.leaves.get(clip)?.clip.op ?? 'source';
      figures.push({ op, clip, frames: decoded, milliseconds, decoded, damaged });
    }
    for (const [clip, { frames, milliseconds }] of this.#nodes) {
      figures.push({ op: this.#plan.pixelNodes.get(clip)?.clip.op ?? '', clip, frames, milliseconds });
    }
    return figures;
  }

  /** Lists everything to be made for a frame, inputs first; an explicit stack, so deep recipes do not overflow. */
  #tasksOf(timeline: Timeline, n: number): Task[] {
    const root = this.#task(timeline, n);
    const found: Task[] = [];
    const stack = [root];
    for (let task = stack.pop(); task; task = stack.pop()) {
      found.push(task);
      const { node, frame } = task;
      if (!node) continue;
      for (const need of node.op.needs(node.clip, node.inputs, frame)) {
        task.inputs.push(this.#task(node.inputTimelines[need.input] as Timeline, need.frame));
      }
      stack.push(...task.inputs);
    }
    return found.reverse();
  }

  #task(timeline: Timeline, n: number): Task {
    const { clip, frame } = frameOn(timeline, n);
    return { clip, frame, node: this.#plan.pixelNodes.get(clip), inputs: [], result: undefined };
  }

  async #finish(orders: readonly (readonly Task[])[]): Promise<readonly Frame[]> {
    try {
      for (const step of stepsOf(orders)) {
        const { node } = step[0] as Task;
        if (node) await this.#process(step, node);
        else await step[0]?.result;
      }
      return await Promise.all(orders.map((order) => order.at(-1)?.result as Promise<Frame>));
    } catch (error) {
      for (const order of orders) discard(order);
      throw error;
    }
  }

  async #process(tasks: readonly Task[], node: PixelNode): Promise<void> {
    const open = this.#open(node);
    const processor = await open.processor;
    const requests: FrameRequest[] = [];
    for (const { frame, inputs } of tasks) {
      requests.push({ n: frame, inputs: await Promise.all(inputs.map((input) => input.result as Promise<Frame>)) });
    }
    const started = performance.now();
    const outputs = await makeFrames(processor, open.repeated, requests);
    open.milliseconds += performance.now() - started;
    open.frames += tasks.length;
    for (const [i, task] of tasks.entries()) {
      const output = outputs[i] as Frame;
      task.result = Promise.resolve(output);
      checkSize(node, output);
      for (const [k, input] of (requests[i] as FrameRequest).inputs.entries()) {
        (task.inputs[k] as Task).result = undefined;
        if (input !== output) input[Symbol.dispose]();
      }
    }
  }

  #open(node: PixelNode): OpenNode {
    const known = this.#nodes.get(node.clip.hash);
    if (known) return known;
    const processor = this.#start(node);
    processor.catch(() => undefined);
    const open: OpenNode = { processor, repeated: new RepeatedFrame(this.#allocate), frames: 0, milliseconds: 0 };
    this.#nodes.set(node.clip.hash, open);
    return open;
  }

  async #start(node: PixelNode): Promise<FrameProcessor> {
    const { signal, onRemark } = this.#options;
    const context: FrameContext = {
      signal,
      inputs: node.inputs.map((input: ClipInfo) => input.video as VideoInfo),
      readFrame: (input, frame) => this.#readAside(node.inputTimelines[input] as Timeline, frame),
      sourcePath: (sha256) => sourcePath(sha256, this.#options.resolveSource),
      allocate: this.#allocate,
      ...(onRemark && { remark: onRemark }),
    };
    const processor = await (node.op.open as NonNullable<typeof node.op.open>)(node.clip, context);
    await this.#closeSide();
    return processor;
  }

  #readAside(timeline: Timeline, frame: number): Promise<Frame> {
    this.#side ??= new FrameGraph(this.#plan, this.#options);
    return this.#side.prepare(timeline, frame).finish();
  }

  #reader(clip: string): Promise<FrameReader> {
    const known = this.#readers.get(clip);
    if (known) return known;
    const opened = openLeaf(this.#plan.leaves.get(clip) as PlanLeaf, this.#options);
    opened.then(
      (reader) => this.#openReaders.set(clip, reader),
      () => undefined,
    );
    this.#readers.set(clip, opened);
    return opened;
  }

  async #closeSide(): Promise<void> {
    const side = this.#side;
    this.#side = undefined;
    await side?.[Symbol.asyncDispose]();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#closeSide();
    for (const { processor, repeated } of this.#nodes.values()) {
      repeated[Symbol.dispose]();
      const opened = await processor.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
    }
    for (const reader of this.#readers.values()) {
      const opened = await reader.catch(() => undefined);
      await opened?.[Symbol.asyncDispose]();
    }
  }
}

/** Sizes are promised to native code further on, so a wrong one must not get there. */
function checkSize({ clip, info }: PixelNode, { width, height }: Frame): void {
  if (width === info.width && height === info.height) return;
  throw clipWrongFrame({ op: clip.op, made: `${width}x${height}`, described: `${info.width}x${info.height}` });
}

/** A frame whose inputs are being read. Call exactly one of the two. */
export interface PreparedFrame {
  /** Makes the frame; the caller owns it. */
  finish(): Promise<Frame>;
  /** Frees whatever has been or will be read for it. */
  discard(): void;
  /** What has to be made, inputs first. */
  readonly order: readonly Task[];
}

async function makeFrames(
  processor: FrameProcessor,
  repeated: RepeatedFrame,
  requests: readonly FrameRequest[],
): Promise<readonly Frame[]> {
  if (processor.processMany && requests.length > 1) return processor.processMany(requests);
  const outputs: Frame[] = [];
  for (const { n, inputs } of requests) {
    const known = repeated.find(n);
    const output = known ?? (await processor.process(n, inputs));
    if (!known) repeated.note(n, output);
    outputs.push(output);
  }
  return outputs;
}

function discard(order: readonly Task[]): void {
  for (const task of order) {
    task.result?.then(
      (frame) => frame[Symbol.dispose](),
      () => undefined,
    );
    task.result = undefined;
  }
}
