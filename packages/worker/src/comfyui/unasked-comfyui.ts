import { convertWorkflow } from '@talkgraph/engine';
import type { Clip } from '@talkgraph/media';
import type { ComfyUiService, StillBatch } from '@talkgraph/nodes';
import { serverRegistry } from './server-registry.js';

/**
 * Servers that are not asked, for trying workflows where nothing may leave the machine: what is sent comes back as it is, so
 * that what follows can be tried too. Workflows are read and their places are found as usual; profiles need not be there.
 */
export function unaskedComfyUi(reading: Pick<ComfyUiService, 'readWorkflowFile'>): ComfyUiService {
  return {
    readWorkflowFile: (name) => reading.readWorkflowFile(name),
    addressOf: async ({ profile, address }) => `unasked:${profile || address}`,
    toApiFormat: async (workflow) => convertWorkflow(workflow, serverRegistry({})).prompt,
    async run({ files, soundsOnly }, { note }) {
      note({
        en: 'No server is asked while workflows are only tried: what was to be sent is taken as the result.',
        zh: '试运行时不请求服务器：直接把要发送的内容当作结果。',
      });
      const all = Object.entries(files);
      const clips = all.filter((entry): entry is [string, Clip] => !('stills' in entry[1]));
      return {
        videos: clips.filter(([name]) => !soundsOnly.includes(name)).map(([, clip]) => clip),
        audios: clips.filter(([name]) => soundsOnly.includes(name)).map(([, clip]) => clip),
        images: all.flatMap(([, value]) => ('stills' in value ? [value as StillBatch] : [])),
        texts: [],
        resumed: false,
      };
    },
  };
}
