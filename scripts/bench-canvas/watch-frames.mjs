/** Counts frames while something is done to a page. Answers the milliseconds between them. */
export async function watchFrames(page, act) {
  await page.evaluate(() => {
    const times = [];
    const watch = { isOn: true, times };
    globalThis.benchFrames = watch;
    const tick = (now) => {
      times.push(now);
      if (watch.isOn) requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  });
  await act();
  const times = await page.evaluate(() => {
    globalThis.benchFrames.isOn = false;
    return globalThis.benchFrames.times;
  });
  return times.slice(1).map((time, index) => time - times[index]);
}

/** Frames a second, and how long frames took. */
export function describeFrames(milliseconds) {
  const sorted = milliseconds.toSorted((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  const total = milliseconds.reduce((sum, each) => sum + each, 0);
  return { fps: (milliseconds.length / total) * 1000, median: at(0.5), p95: at(0.95), worst: at(1) };
}
