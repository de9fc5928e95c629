import { startServer } from '../../tests/page/open-page.mjs';

/** What a server that wants a token shows first. */
export async function signInPicture({ page, say, shoot }) {
  const server = await startServer({ args: ['--token', 'a-token-for-the-picture'] });
  try {
    await page.goto(`${server.url}/`);
    await page.getByRole('textbox', { name: say('settings', 'login.token') }).waitFor();
    await shoot('sign-in');
  } finally {
    await server.stop();
  }
}
