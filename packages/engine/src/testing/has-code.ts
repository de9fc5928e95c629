import { isTalkgraphError } from '@talkgraph/errors';

/** For `assert.throws` and `assert.rejects`: an error of a catalogue with this code. */
export function hasCode(code: string): (error: unknown) => boolean {
  return (error) => isTalkgraphError(error) && error.code === code;
}
