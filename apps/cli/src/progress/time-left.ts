import type { Messages } from '../messages/messages.js';

/** Before this, a guess would jump about more than it helps. */
const settleSeconds = 1;

/** Seconds that a stage still needs at its pace so far, or undefined while that is not known. */
export function secondsLeft(elapsedSeconds: number, done: number, total: number | undefined): number | undefined {
  if (total === undefined || done <= 0 || elapsedSeconds < settleSeconds) return undefined;
  return Math.max(0, (elapsedSeconds / done) * (total - done));
}

/** "1 min 20 s left" in the user's language; empty while unknown. */
export function describeLeft(seconds: number | undefined, messages: Messages): string {
  if (seconds === undefined) return '';
  const whole = Math.ceil(seconds);
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return messages.talk.secondsLeft(whole);
  if (minutes < 60) return messages.talk.minutesLeft(minutes, whole % 60);
  return messages.talk.hoursLeft(Math.floor(minutes / 60), minutes % 60);
}
