import type { ModelProgress, ModelWork } from '@talkgraph/runtime';
import stringWidth from 'string-width';
import type { CliContext } from '../cli-context.js';

/** A line that shows how far copying and reading are. */
export interface ModelWatch extends Disposable {
  readonly work: ModelWork;
  /** Takes the line away. */
  clear(): void;
}

/** Shows a line in place on a terminal; elsewhere nothing is shown. */
export function watchModelWork({ messages, signal }: CliContext, isShown: boolean): ModelWatch {
  const stream = process.stderr;
  const shows = isShown && stream.isTTY === true;
  let shown = '';
  const draw = (line: string) => {
    if (!shows || line === shown) return;
    stream.write(`\r${line}${' '.repeat(Math.max(0, stringWidth(shown) - stringWidth(line)))}`);
    shown = line;
  };
  const onProgress = ({ stage, doneBytes, totalBytes }: ModelProgress) => {
    const share = totalBytes > 0 ? Math.floor((100 * doneBytes) / totalBytes) : 100;
    draw(`${messages.models.stages[stage]} ${share}% `);
  };
  const clear = () => {
    if (shown === '') return;
    draw('');
    stream.write('\r');
  };
  return { work: { signal, onProgress }, clear, [Symbol.dispose]: clear };
}
