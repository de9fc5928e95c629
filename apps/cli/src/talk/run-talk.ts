import { createInference } from '@talkgraph/inference';
import { lipSyncEngines, type StageProgress, type TalkOutcome, type TalkRequest, talk } from '@talkgraph/lipsync';
import { homeFolder, openFolderArtifactStore, openHome } from '@talkgraph/runtime';
import { heygemPlaces, modelShelf } from '@talkgraph/worker';
import type { CliContext } from '../cli-context.js';

/** Joins what the main job needs on this machine, runs it, and closes what it opened. */
export async function runTalk(
  request: TalkRequest,
  { env, currentFolder, signal }: CliContext,
  onProgress: (progress: StageProgress) => void,
): Promise<TalkOutcome> {
  const home = await openHome(homeFolder(env, currentFolder));
  const store = await openFolderArtifactStore(home.artifacts);
  await using inference = createInference();
  // The command line works on the processor: who has a GPU runs the server.
  const place = async (useGpu: boolean) => ({ inference, fellBack: useGpu });
  const wav2lip = { models: modelShelf(home, 'lipsync'), place };
  const engines = lipSyncEngines({ store, wav2lip, heygem: heygemPlaces(home) });
  return await talk(request, { inference, store, engines }, { signal, onProgress });
}
