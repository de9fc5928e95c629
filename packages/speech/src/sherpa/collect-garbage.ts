import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

let gc: (() => void) | undefined;
let isPlanned = false;

/**
 * Lets Node.js look for what nothing refers to any more, soon. An object of sherpa-onnx is a few bytes to Node.js however large
 * its model is, so by itself it would not look for a long time, and the model would stay in memory.
 */
export function collectGarbage(): void {
  if (isPlanned) return;
  isPlanned = true;
  // Not now: whoever lets go of a model may still have it on the stack.
  setTimeout(() => {
    isPlanned = false;
    gc ??= exposedGc();
    gc();
  }, 50).unref();
}

/** The function that `node --expose-gc` would give. */
function exposedGc(): () => void {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
}
