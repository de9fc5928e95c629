/** The first page: empty, filled, working, with its result. */
export async function startPictures({ page, say, shoot }) {
  const heading = (key) => page.getByRole('heading', { name: say('start', key) });
  const face = page.getByRole('region', { name: say('start', 'face.title'), exact: true });
  const voice = page.getByRole('region', { name: say('start', 'voice.title'), exact: true });
  const make = page.getByRole('button', { name: say('start', 'make') });
  await make.waitFor();
  await shoot('start-empty');

  await face.getByRole('button', { name: say('start', 'face.sampleClip'), exact: true }).click();
  await voice.getByRole('button', { name: say('app', 'language') === '语言' ? '中文' : 'English' }).click();
  await page.getByText(say('start', 'ready')).waitFor();
  await page.mouse.move(2, 300);
  await shoot('start-filled');

  await make.click();
  await heading('run.title').waitFor();
  await page.waitForTimeout(2500);
  await shoot('start-working');
  await heading('result.title').waitFor({ timeout: 180_000 });
  await page.locator('video').first().evaluate(showFrame, 2);
  await shoot('start-result');
}

/** Goes to a second of a film, and waits for its picture. */
export function showFrame(film, seconds) {
  film.pause();
  film.currentTime = seconds;
  return new Promise((resolve) => film.addEventListener('seeked', resolve, { once: true }));
}
