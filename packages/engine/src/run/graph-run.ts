import { runOutputUnknown } from '../errors.js';
import { createScope } from './create-scope.js';
import { cycleFailure } from './cycle-failure.js';
import { endStatus } from './end-status.js';
import { executeNode } from './execute-node.js';
import { expandNode } from './expand-node.js';
import { findFinished } from './find-finished.js';
import { findRunCycle } from './find-run-cycle.js';
import { describePromptFailure, identifyFailure } from './identify-failure.js';
import type { LiveNode } from './live-node.js';
import { mergeResults } from './merge-results.js';
import type { NodeRecord } from './node-record.js';
import { PendingPuts } from './pending-puts.js';
import type { CallResult } from './read-answer.js';
import type { NodeFailure, RunEvent, RunStatus } from './run-event.js';
import type { RunControls, RunRequest, RunServices } from './run-options.js';
import type { RunningNode, RunScope } from './run-scope.js';
import { Schedule } from './schedule.js';

/** One run, from its start to its end. */
export class GraphRun {
  readonly #scope: RunScope;
  readonly #signal: AbortSignal;
  readonly #schedule: Schedule;
  readonly #outputs: ReadonlySet<string>;
  readonly #oneByOne: boolean;
  /** Nodes under way by key, each with equal nodes that wait to share its result. */
  readonly #sharing = new Map<string, LiveNode[]>();
  readonly #puts: PendingPuts;
  #underWay = 0;
  #failure: NodeFailure | undefined;
  /** What went wrong with the run itself, not with a node. */
  #broken: { readonly error: unknown } | undefined;
  #wake: () => void = () => {};

  constructor(request: RunRequest, services: RunServices, controls: RunControls) {
    this.#outputs = new Set(request.outputs);
    this.#signal = controls.signal;
    this.#oneByOne = controls.oneByOne === true;
    const scope = createScope(request, services, { ...controls, onEvent: (event) => this.#tell(controls, event) });
    this.#scope = scope;
    this.#puts = new PendingPuts(scope);
    this.#schedule = new Schedule(scope.graph, ({ identity }, because) =>
      scope.emit({ kind: 'node-skipped', ...identity, because }),
    );
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
    const { resumed, cached } = await findFinished(this.#scope, reached);
    if (halt.reason !== undefined) return;
    const keys = Object.fromEntries(cached.flatMap(({ id, key }) => (key === undefined ? [] : [[id, key]])));
    const nodes = cached.map(({ id }) => id);
    this.#scope.emit({ kind: 'nodes-cached', nodes, ...(nodes.length > 0 && { keys }) });
    this.#tellFinished(
      resumed,
      cached.filter(({ id }) => this.#outputs.has(id)),
    );
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
      else if (this.#underWay > 0) await this.#wakened();
      else if (this.#schedule.open.size === 0) return;
      else this.#failCycle();
    }
  }

  async #advance(live: LiveNode): Promise<void> {
    if (live.results !== undefined) return this.#finish(live, live.results);
    const known = live.key === undefined ? undefined : this.#scope.computed.get(live.key);
    if (known !== undefined) return this.#complete(live, known, false);
    const sharers = live.key === undefined ? undefined : this.#sharing.get(live.key);
    if (sharers !== undefined) {
      sharers.push(live);
      return;
    }
    if (live.key !== undefined) this.#sharing.set(live.key, []);
    return this.#start(live);
  }

  /** Answers when the node is done, or (unless it is to be alone) waits for something, so that another one may start. */
  #start(live: LiveNode): Promise<void> {
    live.state = 'running';
    this.#underWay++;
    return new Promise((resolve) => {
      const release = this.#oneByOne ? () => {} : resolve;
      if (this.#oneByOne) this.#scope.halt.onHalt(resolve);
      const running: RunningNode = { live, inputs: undefined, isOver: false, release };
      void this.#takeTurn(running)
        .catch((error: unknown) => this.#giveUp(error))
        .finally(() => {
          this.#underWay--;
          this.#wake();
          resolve();
        });
    });
  }

  async #takeTurn(running: RunningNode): Promise<void> {
    const { live } = running;
    try {
      const turn = await executeNode(this.#scope, running);
      if (this.#scope.halt.reason !== undefined) return;
      if ('needs' in turn) this.#awaitLazy(live, turn.needs);
      else await this.#afterCalls(live, turn.results);
    } catch (error) {
      running.isOver = true;
      this.#fail(running, error);
    } finally {
      this.#letSharersGo(live);
    }
  }

  #awaitLazy(live: LiveNode, needs: ReadonlySet<string>): void {
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
    if (!results.some(isPending)) return this.#finish(live, results);
    const { children, sources, outputs, finished } = await expandNode(this.#scope, live, results);
    if (this.#scope.halt.reason !== undefined) return;
    this.#scope.emit({ kind: 'node-expanded', ...live.identity, children });
    this.#tellFinished(
      finished.resumed,
      finished.cached.filter(({ definition }) => definition.outputNode),
    );
    live.results = results;
    for (const output of outputs) this.#schedule.demand(output);
    this.#schedule.await(live, 'expanded', sources);
  }

  #finish(live: LiveNode, results: readonly CallResult[]): void {
    this.#complete(live, mergeResults(live, results, this.#scope.graph), true);
    live.results = undefined;
  }

  #complete(live: LiveNode, record: NodeRecord, ran: boolean): void {
    if (ran) {
      this.#scope.executed.push(live.id);
      if (live.key !== undefined) {
        this.#scope.computed.set(live.key, record);
        this.#puts.put(live.key, record);
      }
    }
    this.#tellDone(live, record, ran);
    this.#schedule.done(live, record);
  }

  #tellFinished(resumed: readonly LiveNode[], cached: readonly LiveNode[]): void {
    for (const live of [...resumed, ...cached]) this.#tellDone(live, live.record!, false);
  }

  #tellDone(live: LiveNode, record: NodeRecord, ran: boolean): void {
    this.#scope.emit({
      kind: 'node-done',
      ...live.identity,
      type: live.definition.type,
      ran,
      milliseconds: ran ? live.milliseconds : 0,
      ...(live.key === undefined ? {} : { key: live.key }),
      record,
      output: this.#outputs.has(live.id),
    });
  }

  #fail({ live, inputs }: RunningNode, error: unknown): void {
    if (this.#scope.halt.reason !== undefined) return;
    this.#report(identifyFailure(this.#scope, live, error, inputs));
    for (const call of this.#scope.calls) {
      if (call.live !== live) continue;
      call.abort(error);
      void call.close();
    }
    this.#stopOrSkip(live);
  }

  #failCycle(): void {
    const cycle = findRunCycle(this.#schedule.open, this.#scope.graph);
    this.#report(cycleFailure(this.#scope, cycle));
    this.#stopOrSkip(cycle[0]!);
  }

  #report(failure: NodeFailure): void {
    this.#failure ??= failure;
    const { node, display, parent, submitted } = failure;
    const origin = parent !== undefined && submitted !== undefined ? { parent, submitted } : {};
    this.#scope.emit({ kind: 'node-failed', node, display, ...origin, failure, willRetry: false });
  }

  #stopOrSkip(live: LiveNode): void {
    if (live.onError === 'stop') this.#scope.halt.halt('failed');
    else this.#schedule.failed(live);
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

  #letSharersGo({ key }: LiveNode): void {
    if (key === undefined) return;
    const sharers = this.#sharing.get(key) ?? [];
    this.#sharing.delete(key);
    for (const sharer of sharers) this.#schedule.again(sharer);
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
    await this.#puts.settled();
  }
}
