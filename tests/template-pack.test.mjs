import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { openBench } from './open-bench.mjs';

const pack = fileURLToPath(new URL('../examples/template-pack', import.meta.url));

test('the template pack is loaded from a copied folder, and what follows it runs once per line', async () => {
  const bench = await openBench({ pack });
  try {
    assert.deepEqual(
      bench.packs.flatMap(({ problem }) => problem ?? []),
      [],
    );
    await writeFile(join(bench.home.inputs, 'names.txt'), 'a.wav\n# later: c.wav\nb.wav\n');
    const prompt = {
      read: { class_type: 'ReadLines', inputs: { file: 'names.txt' } },
      each: { class_type: 'PrimitiveString', inputs: { value: ['read', 0] } },
      show: { class_type: 'PreviewAny', inputs: { source: ['each', 0] } },
    };
    const { status, values } = await bench.run(prompt);
    assert.equal(status, 'success');
    assert.deepEqual(values('each'), ['a.wav', 'b.wav']);
    assert.deepEqual(values('read', 1), [2]);
    const { nodeIssues } = await bench.check({
      ...prompt,
      read: { class_type: 'ReadLines', inputs: { file: 'a.mp4' } },
    });
    assert.match(nodeIssues.get('read').issues[0].text.zh, /必须是文本文件/);
  } finally {
    await bench.dispose();
  }
});
