/** Colours of curves that can be told apart on light and on dark ground. */
export const curveColours = [
  '#e8590c',
  '#1c7ed6',
  '#2f9e44',
  '#ae3ec9',
  '#d6336c',
  '#0c8599',
  '#f08c00',
  '#7950f2',
] as const;

/** The colour of the n-th curve. */
export function curveColour(n: number): string {
  return curveColours[n % curveColours.length] ?? curveColours[0];
}
