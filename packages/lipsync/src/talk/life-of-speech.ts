import type { LocalizedText } from '@talkgraph/errors';
import type { LipSyncBackend, LipSyncRequest } from '../contract.js';
import type { LipSyncControls } from '../controls.js';
import type { FaceTrack } from '../face-track.js';
import { findHeadFreedom } from '../life/head-freedom.js';

/** Whether anything follows the voice's stresses and phrases. */
export function followsVoice({ expression, headMotion, liveliness }: LipSyncControls, still: boolean): boolean {
  return headMotion !== undefined || (expression?.fromSound ?? 0) > 0 || (still && liveliness);
}

/** What a user should know who asks a backend for a look or a moving head that does not draw them. */
export function lifelessRemarks(
  { name, drawsLife = false }: Pick<LipSyncBackend, 'name' | 'drawsLife'>,
  { expression, headMotion }: LipSyncControls,
): readonly LocalizedText[] {
  if (drawsLife || !(expression || headMotion)) return [];
  return [
    {
      en: `The engine "${name}" moves the mouth only: the expression and the head motion asked for are left out. The engine "embedded" draws them.`,
      zh: `“${name}”引擎只驱动口型，所设置的表情和头部动作不会生效。如需使用，请改用内置引擎（embedded）。`,
    },
  ];
}

/** How far a head may be moved, as a backend is told, and what a user should know of it. */
export function headRoom(
  faces: FaceTrack,
  { face, headMotion }: LipSyncControls,
  still: boolean,
): Pick<LipSyncRequest, 'headFreedom'> & { readonly remarks: readonly LocalizedText[] } {
  if (!still && !headMotion) return { remarks: [] };
  const { share, because } = findHeadFreedom(faces, face, still);
  const asked = headMotion !== undefined && headMotion.amount > 0;
  const remarks = asked && because !== 'free' ? [remarkOf[because](share)] : [];
  return { ...(share < 1 && { headFreedom: share }), remarks };
}

const remarkOf = {
  'moves-itself': (share: number): LocalizedText =>
    share < 0.05
      ? {
          en: 'The head in the footage moves by itself, so no head motion is added. Footage of someone sitting still takes it.',
          zh: '素材中人物的头部本身在动，因此没有叠加头部动作。人物头部静止的素材可以叠加。',
        }
      : {
          en: `The head in the footage moves a little by itself, so only ${percent(share)} of the head motion is added.`,
          zh: `素材中人物的头部本身略有动作，因此只叠加了 ${percent(share)} 的头部动作。`,
        },
  'near-border': (share: number): LocalizedText => ({
    en: `The head is close to the edge of the picture, so only ${percent(share)} of the head motion is used. More room above and beside it gives more.`,
    zh: `头部距画面边缘太近，因此只使用了 ${percent(share)} 的头部动作。头顶和两侧留出更多空间，动作会更明显。`,
  }),
} as const;

const percent = (share: number) => `${Math.round(100 * share)} %`;
