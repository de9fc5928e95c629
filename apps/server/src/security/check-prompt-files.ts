import type { NodeRegistry, Prompt } from '@talkgraph/engine';
import { isTalkgraphError } from '@talkgraph/errors';
import { type Home, nextFileName, resolveUserFile } from '@talkgraph/runtime';

/** What every node that saves files calls the beginning of their names, in ComfyUI as here. */
const prefixInput = 'filename_prefix';

/**
 * Refuses a prompt that names a file outside the home's folders before anything of it is kept. The nodes themselves would
 * refuse it too, but only when they run. A file that is not there yet is for them to say: another run may still make it.
 * @throws FILE_NAME_REFUSED
 */
export async function checkPromptFiles(prompt: Prompt, registry: NodeRegistry, home: Home): Promise<void> {
  const files = new Set<string>();
  const prefixes = new Set<string>();
  for (const { type, inputs } of prompt.nodes.values()) {
    const specs = registry.find(type)?.inputs ?? {};
    for (const [name, given] of Object.entries(inputs)) {
      if (!('value' in given) || typeof given.value !== 'string' || !Object.hasOwn(specs, name)) continue;
      if (specs[name]?.upload !== undefined) files.add(given.value);
      if (name === prefixInput) prefixes.add(given.value);
    }
  }
  for (const name of files) await checkName(name, home);
  for (const prefix of prefixes) await nextFileName(home, { folder: 'output', prefix, extension: '.x' });
}

async function checkName(name: string, home: Home): Promise<void> {
  try {
    await resolveUserFile(home, name);
  } catch (error) {
    if (!isTalkgraphError(error) || error.code !== 'FILE_NOT_FOUND') throw error;
  }
}
