import { isTalkgraphError } from '@talkgraph/errors';
import { nodeTimedOut } from '../errors.js';
import { CallLease } from './call-lease.js';
import { identifyFailure } from './identify-failure.js';
import { type OpenCall, openCall } from './open-call.js';
import { type CallResult, readAnswer } from './read-answer.js';
import { runHalted } from './run-halted.js';
import type { RunningNode, RunScope } from './run-scope.js';

/** Wait before the first new try where the policy does not say. */
const defaultRetryDelayMs = 1000;

type Inputs = Readonly<Record<string, unknown>>;

/**
 * Makes one call of a node's `run`: waits for its resources, ends it when it takes too long, and tries again as its policy
 * says. Other calls of the same node are not repeated.
 * @param announce called before each attempt, once resources are held
 */
export async function callNode(
  scope: RunScope,
  running: RunningNode,
  callIndex: number,
  inputs: Inputs,
  announce: () => void,
): Promise<CallResult> {
  const { retries, retryDelayMs } = policyOf(running);
  for (let attempt = 0; ; attempt++) {
    const mayRetry = (error: unknown): boolean => {
      const isUsers = isTalkgraphError(error) && error.kind === 'user';
      return attempt < retries && !isUsers && !running.isOver && scope.halt.reason === undefined;
    };
    try {
      return await attemptCall(scope, running, { callIndex, inputs, announce, mayRetry });
    } catch (error) {
      if (!mayRetry(error)) throw error;
      const failure = identifyFailure(scope, running.live, error, running.inputs);
      scope.emit({ kind: 'node-failed', ...running.live.identity, failure, willRetry: true });
      running.release();
      await scope.halt.wait(retryDelayMs * 2 ** attempt);
    }
  }
}

interface Attempt {
  readonly callIndex: number;
  readonly inputs: Inputs;
  announce(): void;
  mayRetry(error: unknown): boolean;
}

async function attemptCall(scope: RunScope, running: RunningNode, attempt: Attempt): Promise<CallResult> {
  const { live } = running;
  const lease = new CallLease(scope, running);
  await lease.take();
  if (scope.halt.reason !== undefined || running.isOver) {
    lease.release();
    throw runHalted;
  }
  attempt.announce();
  const call = openCall(scope, running, attempt.callIndex, (wait) => lease.whileAway(wait));
  const startedAt = performance.now();
  try {
    const answer = await answerOf(scope, running, call, attempt.inputs);
    return readAnswer(live, answer, call.saved);
  } catch (error) {
    // Said before the resources are given back, or the node's next call would take them.
    if (!attempt.mayRetry(error)) running.isOver = true;
    throw error;
  } finally {
    live.milliseconds += performance.now() - startedAt;
    lease.release();
    await call.close();
  }
}

async function answerOf(scope: RunScope, running: RunningNode, call: OpenCall, inputs: Inputs): Promise<unknown> {
  const answer: unknown = running.live.definition.run(inputs as never, call.context);
  if (!isThenable(answer)) return answer;
  return awaitAsync(running, withinTime(scope, running, call, answer));
}

/**
 * Awaits what a node does in the background. One that is finished at once, as `async` functions that await nothing are,
 * keeps its turn; otherwise other nodes may start meanwhile.
 */
export async function awaitAsync<T>(running: RunningNode, promise: PromiseLike<T>): Promise<T> {
  let isSettled = false;
  const settled = Promise.resolve(promise).finally(() => {
    isSettled = true;
  });
  // Whoever awaits `settled` below learns of a failure; this only keeps it from counting as unhandled until then.
  settled.catch(() => {});
  for (let tick = 0; tick < 10 && !isSettled; tick++) await null;
  if (!isSettled) running.release();
  return settled;
}

/** Fails a call that takes too long, also when it does not react to its signal. Synchronous work cannot be cut short. */
async function withinTime(
  scope: RunScope,
  running: RunningNode,
  call: OpenCall,
  answer: PromiseLike<unknown>,
): Promise<unknown> {
  const { timeoutMs } = policyOf(running);
  if (timeoutMs === undefined) return answer;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, 'late');
  });
  try {
    const first = await Promise.race([Promise.resolve(answer).then((value) => ({ value })), late]);
    if (first !== 'late') return first.value;
  } finally {
    clearTimeout(timer);
  }
  const error = nodeTimedOut({ node: running.live.id, seconds: timeoutMs / 1000 });
  call.abort(error);
  await Promise.race([Promise.resolve(answer).catch(() => {}), scope.halt.wait(scope.graceMs)]);
  throw error;
}

function policyOf({ live: { node, definition } }: RunningNode) {
  const policy = { ...definition.policy, ...node.policy };
  return {
    retries: policy.retries ?? 0,
    retryDelayMs: policy.retryDelayMs ?? defaultRetryDelayMs,
    timeoutMs: policy.timeoutMs,
  };
}

function isThenable(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
