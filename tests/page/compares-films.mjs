import assert from 'node:assert/strict';

/** Both films are at the same frame while they play, after a step, and in the other views. */
export async function comparesFilms(page) {
  const times = () => page.locator('video').evaluateAll((films) => films.map(({ currentTime }) => currentTime));
  const table = page.getByRole('region', { name: 'What was set differently' });
  await table.getByRole('cell', { name: '1.4' }).waitFor();
  assert.equal(await table.getByRole('row').count(), 3, 'the head, the duration, the quality');
  await page.waitForFunction(() => [...document.querySelectorAll('video')].every(({ readyState }) => readyState >= 2));
  await page.getByRole('button', { name: 'Play' }).click();
  await page.waitForFunction(() =>
    [...document.querySelectorAll('video')].every(({ currentTime }) => currentTime > 0.1),
  );
  await page.getByRole('button', { name: 'Pause' }).click();
  await settled(page);
  const [a, b] = await times();
  assert.ok(a > 0 && Math.abs(a - b) < 0.05, `${a} and ${b}`);
  await page.getByRole('group', { name: /^Both films/ }).press('ArrowRight');
  await settled(page);
  const [later, same] = await times();
  assert.ok(
    later > a && Math.abs(later - a - 0.04) < 0.03 && Math.abs(later - same) < 0.001,
    `${a}, ${later}, ${same}`,
  );
  for (const view of ['Wipe', 'In turns', 'Difference']) await page.getByText(view, { exact: true }).click();
}

/** Waits until both films show the frame they were sent to. */
async function settled(page) {
  await page.evaluate(async () => {
    const films = [...document.querySelectorAll('video')];
    const times = () => films.map(({ currentTime, seeking }) => (seeking ? '…' : currentTime)).join();
    // Ten frames of the screen without a change.
    for (let still = 0, before = ''; still < 10; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const now = films.every(({ paused }) => paused) && !times().includes('…') ? times() : '';
      still = now !== '' && now === before ? still + 1 : 0;
      before = now;
    }
  });
}
