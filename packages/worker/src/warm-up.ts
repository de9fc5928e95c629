import type { Logger } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import type { HeldCapabilities } from './capabilities.js';

/**
 * Loads models before anything needs them, one after another, so that the first run does not wait for them. What cannot be loaded
 * is told and left out. @param wanted names separated by commas; nothing where empty
 */
export async function warmUp(wanted: string, { load }: Pick<HeldCapabilities, 'load'>, log: Logger): Promise<void> {
  for (const name of wanted.split(',').map((part) => part.trim())) {
    if (name === '') continue;
    const started = performance.now();
    try {
      await load(name);
      log.info('a model was loaded ahead', { model: name, milliseconds: Math.round(performance.now() - started) });
    } catch (error) {
      const why = isTalkgraphError(error) ? { code: error.code, problem: error.text.en } : { error };
      log.warn('a model could not be loaded ahead', { model: name, ...why });
    }
  }
}
