import type { TextLook } from '@talkgraph/media';

/** White letters with a dark rim: readable on any picture. */
export const labelLook: TextLook = {
  weight: 600,
  colour: '#ffffff',
  outline: { width: 0.06, colour: '#00000099' },
  shadow: { x: 0, y: 0.03, blur: 0.12, colour: '#000000aa' },
  align: 'center',
  lineHeight: 1.25,
};
