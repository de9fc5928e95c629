import { runOutputUnknown } from '../errors.js';
import { Branches } from './branches.js';
import { createScope } from './create-scope.js';
import { cycleFailure } from './cycle-failure.js';
import { endStatus } from './end-status.js';
import { executeNode } from './execute-node.js';
import { findFinished } from './find-finished.js';
import { findRunCycle } from './find-run-cycle.js';
import { growGraph } from './grow-graph.js';
import { describePromptFailure, identifyFailure } from './identify-failure.js';
import { isKeyedByResult, keyAfter } from './key-after.js';
import type { LiveNode } from './live-node.js';
import { mergeResults } from './merge-results.js';
import { outputsOutsideRegions } from './outputs-outside-regions.js';
import type { CallResult } from './read-answer.js';
import { Results } from './results.js';
import type { NodeFailure, RunEvent, RunStatus } from './run-event.js';
import type { RunControls, RunRequest, RunServices } from './run-options.js';
import type { RunningNode, RunScope } from './run-scope.js';
import { Schedule } from './schedule.js';
import { Sharing } from './sharing.js';

/** One run, from its start to its end. */
export class GraphRun {
  readonly #scope: RunScope;
  readonly #signal: AbortSignal;
  readonly #schedule: Schedule;
  readonly #outputs: ReadonlySet<string>;
  readonly #oneByOne: boolean;
  readonly #sharing = new Sharing();
  readonly #results: Results;
  readonly #branches: Branches;
  #underWay = 0;
  /** How many of those only wait for nodes that they run themselves. */
  #away = 0;
  #failure: NodeFailure | undefined;
  /** What went wrong with the run itself, not with a node. */
  #broken: { readonly error: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(request: RunRequest, services: RunServices, controls: RunControls) {
    this.#signal = controls.signal;
    this.#oneByOne = controls.oneByOne === true;
    const heard = { ...controls, onEvent: (event: RunEvent) => this.#tell(controls, event) };
    const scope = createScope(request, services, heard, {
      run: (...args) => this.#branches.run(...args),
      stopOf: (call) => this.#branches.stopOf(call),
    });
    this.#scope = scope;
    this.#outputs = outputsOutsideRegions(request.outputs, scope.graph);
    this.#schedule = new Schedule(scope.graph, {
      onSkip: ({ identity }, because) => scope.emit({ kind: 'node-skipped', ...identity, because }),
      onEnd: (live) => this.#branches.onEnd(live),
    });
    this.#results = new Results(scope, this.#schedule, this.#outputs);
    this.#branches = new Branches(scope, this.#schedule, this.#results);
    scope.halt.onHalt(() => this.#wake());
  }

  async run(): Promise<RunStatus> {
    const { halt, request } = this.#scope;
    const unknown = request.outputs.find((id) => !request.prompt.nodes.has(id));
    if (unknown !== undefined) throw runOutputUnknown({ node: unknown });
    const cancel = (): void => halt.halt('cancelled');
    this.#signal.addEventListener('abort', cancel, { once: true });
    if (this.#signal.aborted) cancel();
    try {
      this.#scope.emit({ kind: 'run-started' });
      await this.#begin();
      await this.#advanceAll();
    } catch (error) {
      this.#giveUp(error);
    } finally {
      this.#signal.removeEventListener('abort', cancel);
    }
    await this.#windDown();
    if (this.#broken !== undefined) throw this.#broken.error;
    const status = endStatus(this.#scope, this.#outputs, this.#failure);
    this.#scope.emit({ kind: 'run-done', status, ...(this.#failure === undefined ? {} : { failure: this.#failure }) });
    return status;
  }

  /** Finds what is there already, and demands the other outputs. */
  async #begin(): Promise<void> {
    const { graph, halt } = this.#scope;
    if (halt.reason !== undefined) return;
    const reached = this.#reachOutputs();
    const finished = await findFinished(this.#scope, reached);
    if (halt.reason !== undefined) return;
    const { cached } = finished;
    const keys = Object.fromEntries(cached.flatMap(({ id, key }) => (key === undefined ? [] : [[id, key]])));
    const nodes = cached.map(({ id }) => id);
    this.#scope.emit({ kind: 'nodes-cached', nodes, ...(nodes.length > 0 && { keys }) });
    this.#results.tellFound(finished, ({ id }) => this.#outputs.has(id));
    for (const id of this.#outputs) this.#schedule.demand(graph.live(id)!);
  }

  #reachOutputs(): readonly LiveNode[] {
    const { graph, request } = this.#scope;
    try {
      return graph.reach(this.#outputs, { onError: request.onError ?? 'stop' });
    } catch (error) {
      this.#report(describePromptFailure(error, request.prompt));
      this.#scope.halt.halt('failed');
      return [];
    }
  }

  /** Gives nodes their turns, one after the other, until none is left or the run is halted. */
  async #advanceAll(): Promise<void> {
    const { halt, pacer } = this.#scope;
    for (;;) {
      const pause = pacer.turn();
      if (pause !== undefined) await pause;
      if (halt.reason !== undefined) return;
      const live = this.#schedule.next();
      if (live !== undefined) await this.#advance(live);
      else if (this.#underWay > this.#away) await this.#wakened();
      else if (this.#schedule.open.size === 0) return;
      else this.#failCycle();
    }
  }

  async #advance(live: LiveNode): Promise<void> {
    if (live.results !== undefined) return this.#results.finish(live, live.results);
    const known = live.key === undefined ? undefined : this.#scope.computed.get(live.key);
    if (known !== undefined) return this.#results.complete(live, known, false);
    if (this.#sharing.mayStart(live)) return this.#start(live);
  }

  /** Answers when the node is done, or (unless it is to be alone) waits for something, so that another one may start. */
  #start(live: LiveNode): Promise<void> {
    live.state = 'running';
    this.#underWay++;
    return new Promise((resolve) => {
      const release = this.#oneByOne ? () => {} : resolve;
      if (this.#oneByOne) this.#scope.halt.onHalt(resolve);
      const leave = (): (() => void) => this.#leave(running, resolve);
      const running: RunningNode = { live, inputs: undefined, isOver: false, waits: 0, release, leave };
      this.#branches.onTurn(running);
      void this.#takeTurn(running)
        .catch((error: unknown) => this.#giveUp(error))
        .finally(() => {
          this.#underWay--;
          this.#branches.afterTurn(running);
          this.#wake();
          resolve();
        });
    });
  }

  /** A node waits for nodes that it runs itself: others may start, even those that are to be alone. */
  #leave(running: RunningNode, resolve: () => void): () => void {
    if (running.waits++ === 0) this.#away++;
    resolve();
    this.#wake();
    return () => {
      if (--running.waits === 0) this.#away--;
    };
  }

  async #takeTurn(running: RunningNode): Promise<void> {
    const { live } = running;
    const earlier = this.#scope.request.resume?.failed?.get(live.id);
    try {
      if (earlier !== undefined) {
        this.#endWith(live, { ...earlier, ...live.identity, type: live.definition.type });
        return;
      }
      const turn = await executeNode(this.#scope, running);
      if (this.#scope.halt.reason !== undefined) return;
      if ('needs' in turn) this.#awaitLazy(live, turn.needs);
      else await this.#afterCalls(live, turn.results);
    } catch (error) {
      running.isOver = true;
      this.#fail(running, error);
    } finally {
      for (const sharer of this.#sharing.ended(live)) this.#schedule.again(sharer);
    }
  }

  #awaitLazy(live: LiveNode, needs: ReadonlySet<string>): void {
    if (live.branch?.isStopped) {
      this.#schedule.drop(live, live.id);
      return;
    }
    live.asked = new Set([...live.asked, ...needs]);
    const links = live.links.filter(({ name }) => needs.has(name));
    this.#schedule.await(
      live,
      'waiting',
      links.map(({ link }) => this.#scope.graph.source(live.id, link)),
    );
  }

  async #afterCalls(live: LiveNode, results: readonly CallResult[]): Promise<void> {
    const isPending = ({ outputs, expand }: CallResult): boolean =>
      expand !== undefined || outputs.some((items) => items.some((item) => 'link' in item));
    if (!results.some(isPending)) {
      if (isKeyedByResult(live)) await keyAfter(this.#scope, live, mergeResults(live, results, this.#scope.graph));
      this.#results.finish(live, results);
      return;
    }
    const { branch, onError } = live;
    const parts = results.flatMap(({ expand }) => (expand === undefined ? [] : [expand]));
    const items = results.flatMap(({ outputs }) => outputs.flat());
    const wanted = items.flatMap((item) => ('link' in item ? [item.link] : []));
    const grown = await growGraph(this.#scope, live, { parts, wanted, branch, onError });
    if (this.#scope.halt.reason !== undefined) return;
    if (branch?.isStopped) return this.#schedule.drop(live, live.id);
    this.#scope.emit({ kind: 'node-expanded', ...live.identity, children: grown.children });
    this.#results.tellFound(grown.finished, ({ definition }) => definition.outputNode === true);
    live.results = results;
    for (const output of grown.outputs) this.#schedule.demand(output);
    this.#schedule.await(live, 'expanded', grown.sources);
  }

  #fail({ live, inputs }: RunningNode, error: unknown): void {
    if (this.#scope.halt.reason !== undefined) return;
    if (live.branch?.isStopped) this.#schedule.drop(live, live.id);
    else this.#endWith(live, identifyFailure(this.#scope, live, error, inputs));
    for (const call of this.#scope.calls) {
      if (call.live !== live) continue;
      call.abort(error);
      void call.close();
    }
  }

  #failCycle(): void {
    // Nodes that run wait for nodes of their own: those are to blame.
    const waiting = new Set([...this.#schedule.open].filter(({ state }) => state !== 'running'));
    const cycle = findRunCycle(waiting, this.#scope.graph);
    this.#endWith(cycle[0]!, cycleFailure(this.#scope, cycle));
  }

  /** A node has failed: whoever runs it is told; otherwise the run stops, or goes on without what depends on it. */
  #endWith(live: LiveNode, failure: NodeFailure): void {
    if (this.#branches.caught(live, failure)) return;
    this.#report(failure);
    if (live.onError === 'stop') this.#scope.halt.halt('failed');
    else this.#schedule.failed(live);
  }

  #report(failure: NodeFailure): void {
    this.#failure ??= failure;
    const { node, display, parent, submitted } = failure;
    const origin = parent !== undefined && submitted !== undefined ? { parent, submitted } : {};
    this.#scope.emit({ kind: 'node-failed', node, display, ...origin, failure, willRetry: false });
  }

  /** A listener that fails ends the run: going on unheard would lose what it does. */
  #tell(controls: RunControls, event: RunEvent): void {
    try {
      controls.onEvent(event);
    } catch (error) {
      this.#giveUp(error);
    }
  }

  #giveUp(error: unknown): void {
    this.#broken ??= { error };
    this.#scope.halt.halt('failed');
  }

  #wakened(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Waits for nodes that were told to stop, but not for ever, and until what was made is kept. */
  async #windDown(): Promise<void> {
    const { halt, graceMs, cancelGraceMs } = this.#scope;
    let isLate = false;
    const timer = setTimeout(
      () => {
        isLate = true;
        this.#wake();
      },
      halt.reason === 'cancelled' ? cancelGraceMs : graceMs,
    );
    while (this.#underWay > 0 && !isLate) await this.#wakened();
    clearTimeout(timer);
    await Promise.all([...this.#scope.calls].map((call) => call.close()));
    await this.#results.settled();
  }
}
