import { traceLine } from './curves.mjs';
import { placer } from './field.mjs';
import { lobBack, lobFront, lobTuck } from './hair-lob.mjs';
import { shortBack, shortFront, shortTuck } from './hair-short.mjs';
import { drawBundle } from './hair-strands.mjs';

const rgb = ([r, g, b]) => `rgb(${r}, ${g}, ${b})`;
const styles = {
  lob: { front: lobFront, back: lobBack, tuck: lobTuck },
  short: { front: shortFront, back: shortBack, tuck: shortTuck },
};

/**
 * Draws one part of a person's hair.
 * @param {'front' | 'back' | 'tuck'} part in front of the face, behind head and neck, or over the top of the ears
 */
export function paintHair(ctx, person, grid, part) {
  const { beds, bundles } = styles[person.hair.style][part]();
  const place = placer(grid);
  for (const bed of beds) {
    ctx.save();
    ctx.filter = `blur(${0.012 * grid.scale}px)`;
    ctx.fillStyle = rgb(person.hair.shadow);
    ctx.beginPath();
    traceLine(ctx, bed, place);
    ctx.fill();
    ctx.restore();
  }
  bundles.forEach((bundle, i) => {
    drawBundle(ctx, grid, person.hair, { ...bundle, seed: person.seed * 31 + i + part.length });
  });
}
