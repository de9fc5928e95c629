import { createContext, Script } from 'node:vm';
import { calculationTooLong } from './value-errors.js';

/** Whoever waits longer for a pattern or a path has written one that will not end. */
const longestMs = 5000;

const surroundings: { work: () => unknown } = { work: () => undefined };
createContext(surroundings);
const script = new Script('work()');

/**
 * Does a calculation that a user wrote (a pattern, a path), and stops it when it takes too long: `(a+)+$` runs for years on
 * a line of forty letters, and nothing else can happen in the process meanwhile. Only V8 itself can interrupt it.
 * @param source what the user wrote
 * @throws CALCULATION_TOO_LONG, and what the calculation throws
 */
export function withinTime<T>(source: string, work: () => T, limitMs = longestMs): T {
  surroundings.work = work;
  try {
    return script.runInContext(surroundings, { timeout: limitMs }) as T;
  } catch (cause) {
    if ((cause as { readonly code?: unknown } | null)?.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
    throw calculationTooLong({ source: source.slice(0, 200), seconds: limitMs / 1000 }, cause);
  } finally {
    surroundings.work = () => undefined;
  }
}
