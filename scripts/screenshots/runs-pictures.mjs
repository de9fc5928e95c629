import { submit } from './fill-home.mjs';
import { showFrame } from './start-pictures.mjs';

const patient = (seed) => ({
  1: { class_type: 'LoadImage', inputs: { image: 'photo.jpg' } },
  2: { class_type: 'LoadAudio', inputs: { audio: 'voice-zh.mp3' } },
  3: { class_type: 'LipIntensity', inputs: { intensity: 1 + seed / 1000 } },
  4: {
    class_type: 'HeyGemTalkingHead',
    inputs: { audio: ['2', 0], video: ['1', 0], options: ['3', 0], use_gpu: false, resolution: '1080p' },
  },
  5: { class_type: 'SaveVideo', inputs: { video: ['4', 0], filename_prefix: 'patient' } },
});

/** The queue, the list of runs, one of them, and two compared. */
export async function runsPictures(stage) {
  await takeQueue(stage);
  await takeRuns(stage);
  await takeComparison(stage);
}

async function takeQueue({ page, say, open, shoot, server }) {
  await open('/editor');
  await page.getByRole('application').waitFor();
  const seed = Date.now() % 500;
  const ids = [];
  for (const [place, title] of [
    'Greeting',
    'Opening hours',
    'A longer title than there is room for in a narrow panel',
  ].entries()) {
    ids.push(await submit(server.url, patient(seed + place), title));
  }
  if (!(await page.getByRole('tab').first().isVisible())) {
    await page.getByRole('button', { name: say('editor', 'sidePanel'), exact: true }).click();
  }
  await page.getByRole('tab', { name: say('editor', 'queue'), exact: true }).click();
  await page.getByRole('progressbar').first().waitFor();
  await page.waitForTimeout(2500);
  await shoot('queue');
  await open('/runs');
  await page
    .getByRole('button', { name: /^Greeting/ })
    .first()
    .waitFor();
  await shoot('runs-running');
  for (const id of ids) await fetch(`${server.url}/api/runs/${id}/cancel`, { method: 'POST', body: '{}' });
}

async function takeRuns({ page, say, open, shoot }) {
  await open('/runs');
  await page
    .getByRole('button', { name: /^Soft lips/ })
    .first()
    .waitFor();
  for (const title of ['Crisp lips', 'Soft lips']) {
    await page
      .getByRole('checkbox', { name: say('history', 'select', { title }) })
      .first()
      .check();
  }
  await shoot('runs');
  await page
    .getByRole('button', { name: /^Soft lips/ })
    .first()
    .click();
  await page.getByRole('dialog').locator('video').first().waitFor();
  await page.waitForTimeout(1000);
  await shoot('run-drawer');
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: /^Without a face/ })
    .first()
    .click();
  await page.getByRole('dialog').waitFor();
  await page.waitForTimeout(500);
  await shoot('run-drawer-failed');
  await page.keyboard.press('Escape');
}

async function takeComparison({ page, say, open, shoot }) {
  await open('/compare');
  await page.getByRole('heading', { name: say('compare', 'title') }).waitFor();
  await shoot('compare-empty');
  await open('/runs');
  for (const title of ['Crisp lips', 'Soft lips']) {
    await page
      .getByRole('checkbox', { name: say('history', 'select', { title }) })
      .first()
      .check();
  }
  await page.getByRole('button', { name: say('history', 'compare') }).click();
  await page.waitForFunction(
    () => [...document.querySelectorAll('video')].filter((film) => film.readyState >= 2).length >= 2,
  );
  const films = page.locator('video');
  for (let film = 0; film < 2; film++) await films.nth(film).evaluate(showFrame, 1.4);
  await shoot('compare-side');
  await page.getByText(say('compare', 'modes.wipe'), { exact: true }).click();
  await shoot('compare-wipe');
}
