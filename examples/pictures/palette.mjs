// What the pictures of the gallery have in common.
export const [width, height] = [640, 360];
export const teal = '#12b886';
/** A mouth in the middle of a word. */
export const speaking = { mouth: { open: 0.17, width: 0.97 } };
