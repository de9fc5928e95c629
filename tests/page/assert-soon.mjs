/** How long a thing may take on a machine that does others as well. */
const patienceMs = 60_000;

/** Checks again until it holds: things on a page happen a moment after they were asked for. */
export async function assertSoon(check) {
  const ends = Date.now() + patienceMs;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > ends) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
