/** How often it is looked whether time has gone on. Browsers slow timers of hidden tabs down to one a minute. */
const lookMs = 20_000;
/** A gap this much longer than expected is no busy moment. */
const sleptMs = 90_000;

/**
 * Tells when the computer has slept, or has another network: connections may be dead although nobody said so. Answers how to
 * stop watching.
 */
export function watchSleep(onWake: () => void, network: EventTarget | undefined = globalThis.window): () => void {
  let lookedAt = Date.now();
  const timer = setInterval(() => {
    const now = Date.now();
    const hasSlept = now - lookedAt > lookMs + sleptMs;
    lookedAt = now;
    if (hasSlept) onWake();
  }, lookMs);
  network?.addEventListener('online', onWake);
  return () => {
    clearInterval(timer);
    network?.removeEventListener('online', onWake);
  };
}
