import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical in a page that has come to rest, each with the places it was found at. */
export async function seriousFaults(page, within = 'body') {
  await atRest(page);
  await page.evaluate(axeSource);
  const options = { resultTypes: ['violations'] };
  const { violations } = await page.evaluate(([place, how]) => globalThis.axe.run(place, how), [within, options]);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(describeNode).join('; ')}`);
}

/** Waits for the ends of what fades and slides: axe reads colours, which have to have their last value. */
async function atRest(page) {
  await page.evaluate(async () => {
    for (let still = 0; still < 10; ) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      const moving = document.getAnimations().filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime));
      still = moving.some(({ playState }) => playState === 'running') ? 0 : still + 1;
    }
  });
}

function describeNode({ target, html, any }) {
  const [{ data } = {}] = any ?? [];
  const contrast = data?.contrastRatio ? ` ${data.fgColor} on ${data.bgColor}: ${data.contrastRatio}` : '';
  return `${target.join(' ')} ${html.slice(0, 160)}${contrast}`;
}
