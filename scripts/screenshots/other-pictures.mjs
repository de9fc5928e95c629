/** Templates, the system with its log, and the settings. */
export async function otherPictures({ page, say, open, shoot }) {
  await open('/templates');
  await page.getByRole('heading', { name: say('workflows', 'templates.title') }).waitFor();
  await page.waitForLoadState('networkidle');
  await shoot('templates');
  await open('/system');
  await page.getByRole('log').waitFor();
  await page.waitForTimeout(1500);
  await shoot('system');
  await open('/settings');
  await page.getByRole('heading', { name: say('settings', 'title') }).waitFor();
  await shoot('settings');
}
