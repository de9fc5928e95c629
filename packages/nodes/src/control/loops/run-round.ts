import type { BranchOutcome, ChildOutput, Json, NodeContext } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';

/** The slot of `Break` that says whether the loop is to end. */
const breakSlot = 1;

/** What a round of a loop came to. */
export interface Round {
  readonly status: 'done' | 'skipped' | 'failed';
  /** By input of the loop's end: the values that arrived. */
  readonly values: Readonly<Record<string, readonly Json[]>>;
  /** Why it is not done. */
  readonly reason?: LocalizedText;
  /** A `Break` of the round says that it is the last one. */
  readonly isLast: boolean;
}

/** One round, before it is run. */
export interface RoundRequest {
  /** Tells it apart from the others, and is the same again after a restart. */
  readonly name: string;
  /** By output of the loop's beginning. */
  readonly given: Readonly<Record<string, Json>>;
  /** Inputs of the loop's end without which the round counts as skipped. */
  readonly needed: readonly string[];
  readonly retries?: number;
  readonly retryDelaySeconds?: number;
}

/** Runs one round of a loop, again where it fails and that may help: a mistake of the user stays one. */
export async function runRound(request: RoundRequest, context: NodeContext): Promise<Round> {
  for (let attempt = 0; ; attempt++) {
    const { part, outputs, nodes } = context.region(request.name, request.given);
    const breaks = nodes.filter(({ type }) => type === 'Break').map(({ out }) => out(breakSlot));
    const wanted = [...Object.values(outputs), ...breaks];
    const outcome = await context.branch(part, wanted);
    if (outcome.status === 'done') return readRound(request, outputs, outcome);
    const { text, kind } = outcome.failure;
    if (kind === 'user' || attempt >= (request.retries ?? 0)) {
      return { status: 'failed', values: {}, reason: text, isLast: false };
    }
    context.log.warn('a round of a loop failed and is tried again', { round: request.name, text: text.en });
    await pause((request.retryDelaySeconds ?? 0) * 1000, context.signal);
  }
}

function readRound(
  { needed }: RoundRequest,
  outputs: Readonly<Record<string, ChildOutput>>,
  { outputs: items, blocked }: Extract<BranchOutcome, { status: 'done' }>,
): Round {
  const values = items.map((list) => list.flatMap((item) => ('value' in item ? [item.value] : [])));
  const names = Object.keys(outputs);
  const isLast = values.slice(names.length).flat().includes(true);
  const named = Object.fromEntries(names.map((name, index) => [name, values[index]!]));
  if (blocked !== undefined) {
    return { status: 'skipped', values: {}, reason: { en: blocked, zh: blocked }, isLast };
  }
  const isMissing = (name: string, index: number) =>
    needed.includes(name) && items[index]!.length > 0 && values[index]!.length === 0;
  if (names.some(isMissing)) return { status: 'skipped', values: {}, reason: conditionNotMet, isLast };
  return { status: 'done', values: named, isLast };
}

const conditionNotMet: LocalizedText = {
  en: 'A condition was not met, so there is no result.',
  zh: '条件不满足，没有得到结果。',
};

/** Waits; a signal ends it early with an error. */
async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (milliseconds === 0) return;
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', abort);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', abort, { once: true });
  });
}
