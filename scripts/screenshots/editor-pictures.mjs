import { idle } from './fill-home.mjs';

const canvasOf = (page) => page.getByRole('application');

/** Opens the main template, ready to run. */
async function openTemplate({ page, say, open }) {
  await open('/templates');
  await page
    .getByRole('button', { name: new RegExp(`^${say('workflows', 'templates.use')}`) })
    .first()
    .click();
  await page.waitForURL(/#\/editor$/);
  await page.locator('.react-flow__node').nth(4).waitFor();
}

/** The editor: while it runs and after, its menus, search, panels and dialogs. */
export async function editorPictures(stage) {
  const { page, say, open, shoot, server } = stage;
  await open('/editor');
  await canvasOf(page).waitFor();
  await shoot('editor-empty');
  // What an earlier picture had made would come from the cache.
  await fetch(`${server.url}/free`, { method: 'POST', body: '{"free_memory": true}' });
  await openTemplate(stage);
  await shoot('editor-template');
  await page.getByRole('button', { name: say('runs', 'run'), exact: true }).click();
  await page.mouse.move(700, 500);
  await page.locator('[data-state="running"]').first().waitFor();
  await page.waitForTimeout(1500);
  await shoot('editor-running');
  await idle(server.url);
  await page
    .locator('.react-flow__node video')
    .nth(1)
    .waitFor()
    .catch(() => undefined);
  await canvasOf(page).focus();
  await page.keyboard.press('.');
  await page.waitForTimeout(400);
  const pane = await canvasOf(page).boundingBox();
  await page.mouse.click(pane.x + pane.width * 0.6, pane.y + 24);
  await page.waitForTimeout(600);
  await shoot('editor-run');
  await takeMenus(stage);
  await takeDialogs(stage);
}

async function takeMenus({ page, say, shoot }) {
  const canvas = canvasOf(page);
  const { x, y, width } = await canvas.boundingBox();
  await page.mouse.dblclick(x + width * 0.6, y + 24);
  await page
    .getByRole('dialog')
    .getByRole('combobox')
    .fill(say('app', 'language') === '语言' ? 'jzsp' : 'load');
  await shoot('editor-search');
  await page.keyboard.press('Escape');
  await page.locator('.react-flow__node').nth(2).locator('header').first().click({ button: 'right' });
  await page.getByRole('menu').waitFor();
  await shoot('editor-menu');
  await page.keyboard.press('Escape');
  await page.mouse.click(x + width * 0.6, y + 24, { button: 'right' });
  await shoot('editor-canvas-menu');
  await page.keyboard.press('Escape');
  for (const [feature, key, name] of [
    ['workflows', 'menu.file', 'file'],
    ['runs', 'moreWays', 'run'],
  ]) {
    const button = page.getByRole('button', { name: say(feature, key), exact: true });
    if (!(await button.isEnabled())) continue;
    await button.click();
    await shoot(`editor-menu-${name}`);
    await page.keyboard.press('Escape');
  }
}

async function takeDialogs({ page, say, open, shoot }) {
  await canvasOf(page).focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await shoot('editor-keys');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+o');
  await page.getByRole('dialog', { name: say('workflows', 'browser.title') }).waitFor();
  await shoot('editor-files');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('Control+Shift+s');
  await page.getByRole('dialog').waitFor();
  await shoot('editor-save');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: say('editor', 'panels.log'), exact: true }).click();
  await page.getByRole('log').waitFor();
  await shoot('editor-log');
  await page.getByRole('button', { name: say('editor', 'panels.log'), exact: true }).click();
  await open('/runs');
  const failed = page.getByRole('button', { name: say('history', 'openWorkflowOf', { title: 'Without a face' }) });
  await failed.first().click();
  await page.locator('.react-flow__node').first().waitFor();
  await page.getByRole('button', { name: say('runs', 'run'), exact: true }).click();
  await page.locator('[data-state="failed"]').first().waitFor();
  await canvasOf(page).focus();
  await page.keyboard.press('.');
  await shoot('editor-failed');
}
