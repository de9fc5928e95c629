import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isSoundReport, soundFigures } from './sound-report.js';

test('what was measured of a recording is shown with units, and what was not is left out', () => {
  const report = {
    schema: 'talkgraph.audio-report/1',
    score: 56,
    verdicts: [],
    figures: {
      seconds: 5.959,
      speechSeconds: 5.2,
      loudness: { integratedLufs: -31.04 },
      snrDb: 12.6,
      bandwidthHertz: 7800,
    },
  };
  assert.ok(isSoundReport(report));
  assert.deepEqual(soundFigures(report), [
    ['speech', '5.2 / 6.0 s'],
    ['noise', '13 dB'],
    ['loudness', '-31.0 LUFS'],
    ['bandwidth', '7.8 kHz'],
  ]);
  assert.ok(!isSoundReport(null) && !isSoundReport({ schema: 'talkgraph.report/1' }));
});
