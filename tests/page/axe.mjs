import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls serious or critical in a page as it stands, each with the places it was found at. */
export async function seriousFaults(page, within = 'body') {
  await page.evaluate(axeSource);
  const options = { resultTypes: ['violations'] };
  const { violations } = await page.evaluate(([place, how]) => globalThis.axe.run(place, how), [within, options]);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, help, nodes }) => `${id}: ${help} – ${nodes.map(describeNode).join('; ')}`);
}

function describeNode({ target, html, any }) {
  const [{ data } = {}] = any ?? [];
  const contrast = data?.contrastRatio ? ` ${data.fgColor} on ${data.bgColor}: ${data.contrastRatio}` : '';
  return `${target.join(' ')} ${html.slice(0, 160)}${contrast}`;
}
