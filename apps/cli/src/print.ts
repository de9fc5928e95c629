/** Prints one line of result to the standard output. This file is the only one that writes to the console. */
export function print(line: string): void {
  console.log(line);
}

/** Prints one line for people (progress, warnings, errors) to the standard error. */
export function printNote(line: string): void {
  console.error(line);
}

/** Prints one value as a line of JSON, for programs that read the output. */
export function printJson(value: unknown): void {
  console.log(JSON.stringify(value));
}

/**
 * Ends quietly when the reader of the output has gone away (`talkgraph probe x | head -1`), as other commands do.
 * Call it once, when the program starts.
 */
export function endWhenReaderLeaves(): void {
  process.stdout.on('error', endOnBrokenPipe);
}

function endOnBrokenPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit(0);
}

/** A server goes on when whoever read its output has gone away: what it serves is elsewhere. */
export function goOnWhenReaderLeaves(): void {
  process.stdout.off('error', endOnBrokenPipe);
  process.stdout.on('error', () => {});
  process.stderr.on('error', () => {});
}
