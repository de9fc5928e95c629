import type { ClipInfo, FileFacts } from '../clip.js';

/**
 * What an operation hands on of its inputs' file facts: those of the first input, and of the others only tags and credentials
 * that the first does not have, so that a label never gets lost in a composition.
 */
export function keptFile(inputs: readonly ClipInfo[]): { readonly file?: FileFacts } {
  const facts = inputs.flatMap(({ file }) => (file ? [file] : []));
  const [first] = facts;
  if (!first) return {};
  const own = inputs[0]?.file;
  if (facts.length === 1 && own) return { file: own };
  const tags = Object.assign({}, ...facts.map((file) => file.tags ?? {}).reverse()) as Record<string, string>;
  const credentials = facts.find((file) => file.credentials)?.credentials;
  return {
    file: {
      ...(Object.keys(tags).length > 0 && { tags }),
      ...(own?.subtitles && { subtitles: own.subtitles }),
      ...(credentials && { credentials }),
    },
  };
}
