/** What the user's Ctrl-C does to the running work. */
export interface Interrupt extends Disposable {
  readonly signal: AbortSignal;
  /** The exit code that tells which signal ended the program, or undefined when none came. */
  exitCode(): number | undefined;
}

const exitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Turns the first Ctrl-C (or SIGTERM) into an abort, so that the work can clean up after itself; the second one ends the
 * process at once. `onFirst` may tell the user so.
 */
export function listenForInterrupt(onFirst: () => void): Interrupt {
  const controller = new AbortController();
  let received: keyof typeof exitCodes | undefined;
  const listen = (name: keyof typeof exitCodes) => {
    if (received) process.exit(exitCodes[name]);
    received = name;
    onFirst();
    controller.abort();
  };
  process.on('SIGINT', listen);
  process.on('SIGTERM', listen);
  return {
    signal: controller.signal,
    exitCode: () => received && exitCodes[received],
    [Symbol.dispose]() {
      process.off('SIGINT', listen);
      process.off('SIGTERM', listen);
    },
  };
}
