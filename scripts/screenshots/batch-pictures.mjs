const rows = [
  'photo.jpg\tvoice-en.mp3\t1\twelcome',
  'photo.jpg\tvoice-zh.mp3\t1\twelcome-zh',
  'broken.jpg\tvoice-en.mp3\t1\tno-picture',
  'anna.png\tvoice-en.mp3\t1\tanna',
  'photo.jpg\tvoice-zh.mp3\t{{other}}\tlively',
  'photo.jpg\tvoice-en.mp3\t{{other}}\tlively-en\tA remark that is longer than its column is wide',
];

/** Batches: where one begins, the table with every state, filling it, the form, a result. */
export async function batchPictures(stage) {
  const { page, say, open, shoot } = stage;
  await open('/batch');
  await page.getByRole('heading', { level: 1, name: say('batch', 'heading') }).waitFor();
  await page
    .getByRole('button', { name: /^Greetings/ })
    .first()
    .waitFor();
  await shoot('batch-start');
  await page
    .getByRole('button', { name: /^Greetings/ })
    .first()
    .click();
  await page.getByRole('grid').waitFor();
  await shoot('batch-empty');
  await takeTable(stage);
  await takeFilling(stage);
  await page.getByText(say('batch', 'formView'), { exact: true }).click();
  await shoot('batch-form');
  await page.getByRole('button', { name: say('batch', 'allBatches') }).click();
  await page.getByRole('table').waitFor();
  await shoot('batch-earlier');
}

async function takeTable({ page, say, shoot }) {
  // Rows with a value of their own are not taken from the cache.
  const other = (1.1 + (Date.now() % 400) / 1000).toFixed(3);
  await page.evaluate((text) => navigator.clipboard.writeText(text), rows.join('\n').replaceAll('{{other}}', other));
  await page.locator('[data-row="0"] [data-column="0"]').click();
  await page.keyboard.press('Control+V');
  await page.getByRole('button', { name: say('batch', 'runAll', { count: 5 }) }).click();
  // Rows run one after the other: by then those above it are done.
  await page.locator('[data-row="4"] [data-state="running"]').waitFor({ timeout: 240_000 });
  await page.locator('[data-row="0"] [data-column="1"]').click();
  await page.waitForTimeout(1500);
  await shoot('batch-table');
  await page.getByRole('button', { name: say('batch', 'results'), exact: true }).click();
  await shoot('batch-menu');
  await page.keyboard.press('Escape');
  await page.locator('[data-row="0"] [data-state]').getByRole('button').first().click();
  await page.getByRole('dialog').locator('video').waitFor();
  await page.waitForTimeout(700);
  await shoot('batch-result');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: say('batch', 'cancelAll') }).click();
}

async function takeFilling({ page, say, shoot }) {
  const sheet = page.locator('input[type=file][accept*=csv]').first();
  const text = 'picture,voice,姓名\nphoto.jpg,voice-en.mp3,Anna\nphoto.jpg,voice-zh.mp3,小王\n';
  await sheet.setInputFiles({ name: 'guests.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
  await page.getByRole('dialog').waitFor();
  await shoot('batch-import');
  await page.getByRole('button', { name: say('batch', 'cancel') }).click();
}
