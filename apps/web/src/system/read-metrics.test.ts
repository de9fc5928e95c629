import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readMetrics } from './read-metrics.js';

test('the figures of the process are found among the others', () => {
  const text = [
    '# HELP process_cpu_seconds_total Time.',
    'process_cpu_seconds_total 1.458759',
    'process_start_time_seconds 1795359960',
    'process_resident_memory_bytes 153108480',
    'nodejs_active_resources{type="PipeWrap"} 6',
  ].join('\n');
  assert.deepEqual(readMetrics(text), { startedAt: 1795359960000, memoryBytes: 153108480, cpuSeconds: 1.458759 });
});

test('what is not there is left out', () => {
  assert.deepEqual(readMetrics(''), { startedAt: undefined, memoryBytes: undefined, cpuSeconds: undefined });
});
