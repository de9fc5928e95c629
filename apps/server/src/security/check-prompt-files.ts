import type { NodeRegistry, Prompt } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { type Home, resolveUserFile } from '@talkgraph/runtime';

/**
 * Refuses a prompt that names a file outside the home's folders before anything of it is kept. The nodes themselves would
 * refuse it too, but only when they run. A file that is not there yet is for them to say: another run may still make it.
 * @throws FILE_NAME_REFUSED
 */
export async function checkPromptFiles(prompt: Prompt, registry: NodeRegistry, home: Home): Promise<void> {
  for (const { type, inputs } of prompt.nodes.values()) {
    const specs = registry.find(type)?.inputs ?? {};
    for (const [name, given] of Object.entries(inputs)) {
      const isFile = Object.hasOwn(specs, name) && specs[name]?.upload !== undefined;
      if (isFile && 'value' in given && typeof given.value === 'string') await checkName(given.value, home);
    }
  }
}

async function checkName(name: string, home: Home): Promise<void> {
  try {
    await resolveUserFile(home, name);
  } catch (error) {
    if (!isTalkgraphError(error) || error.code !== 'FILE_NOT_FOUND') throw error;
  }
}
