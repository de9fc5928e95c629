import type { RunServices } from '../run-options.js';

/** Files of calls that are only told of: which were opened and taken away. */
export function makeRecordingFiles(): { readonly told: string[]; readonly open: RunServices['files'] } {
  const told: string[] = [];
  return {
    told,
    open: ({ nodeId, callIndex }) => {
      told.push(`open ${nodeId} ${callIndex}`);
      return {
        find: async (name) => name,
        list: async () => [],
        save: async ({ prefix, extension, folder }) => {
          const filename = `${prefix}_00001_${extension}`;
          return { filename, subfolder: '', type: folder, path: `/${filename}` };
        },
        scratch: async () => '/scratch',
        dispose: async () => {
          told.push(`dispose ${nodeId} ${callIndex}`);
        },
      };
    },
  };
}
