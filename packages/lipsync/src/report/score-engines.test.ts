import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openBenchMedia, openHeygemBench } from '../backends/heygem/testing/open-heygem-bench.js';
import { lipSyncEngines } from '../backends/lip-sync-engines.js';
import { defaultControls } from '../controls.js';
import { makeTalkingClip } from '../talk/make-talking-clip.js';
import { folderShelf } from '../testing/folder-shelf.js';
import { presenterVideo, spokenWav, writeMouthModel } from '../testing/index.js';
import { scoreClip } from './score-clip.js';
import type { TalkReport } from './talk-report.js';

const partsOf = ({ score }: TalkReport) => score.parts.filter((part) => part.score !== null).map(({ name }) => name);

test('every engine is judged by the same parts, measured in the pictures, and is named', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'talkgraph-scores-'));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const media = await openBenchMedia({
    video: await presenterVideo(join(folder, 'video.mp4'), { frameCount: 10 }),
    voice: await spokenWav(join(folder, 'voice.wav'), 'Maybe Bob might open the map.', 1),
  });
  t.after(() => media[Symbol.asyncDispose]());
  const { services } = await openHeygemBench(t, media);
  const models = join(folder, 'models');
  await mkdir(models);
  await writeMouthModel(join(models, 'mouth.onnx'));
  const place = async () => ({ inference: media.inference, fellBack: false });
  const network = lipSyncEngines({ store: services.store, wav2lip: { models: folderShelf(models), place } });
  const all = {
    ...services,
    backends: [...services.backends, ...network.backends],
    ops: [...(services.ops ?? []), ...network.ops.filter(({ name }) => !services.ops?.some((op) => op.name === name))],
  };
  const reports = new Map<string, TalkReport>();
  for (const engine of ['embedded', 'wav2lip', 'heygem']) {
    // Not every engine follows the intensity: what is asked of each must be what it does.
    const controls = { ...defaultControls, intensity: engine === 'heygem' ? 1.6 : 1 };
    const request = { video: media.clips.video!, audio: media.clips.voice!, engine, controls } as const;
    const { clip } = await makeTalkingClip({ ...request, resolution: 'source', shorter: 'trim' }, all);
    reports.set(engine, await scoreClip({ video: clip, audio: request.audio }, all));
  }
  const embedded = reports.get('embedded')!;
  for (const [engine, report] of reports) {
    assert.equal(report.job.backend, engine);
    assert.equal(report.job.controls.intensity, 1);
    assert.deepEqual(partsOf(report), partsOf(embedded), engine);
    assert.ok((report.score.total ?? -1) >= 0);
    t.diagnostic(
      `${engine}: ${report.score.total} ${report.score.parts.map(({ name, score }) => `${name} ${score?.toFixed(0)}`).join(', ')}`,
    );
  }
});
