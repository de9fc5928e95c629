import { isTalkgraphError } from '@talkgraph/errors';
import { type Home, parseFileReference, resolveUserFile } from '@talkgraph/runtime';

/**
 * Looks for the files that prompts name below inputs/. Results of other runs may not be there yet when a prompt is handed
 * in, so the node that needs one says so when it runs. @throws FILE_NOT_FOUND
 */
export function findInputFile(home: Home): (name: string) => Promise<void> {
  return async (name) => {
    try {
      await resolveUserFile(home, name);
    } catch (error) {
      const isMissing = isTalkgraphError(error) && error.code === 'FILE_NOT_FOUND';
      if (isMissing && parseFileReference(name).type === 'input') throw error;
    }
  };
}
