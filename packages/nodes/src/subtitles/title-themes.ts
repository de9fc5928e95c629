/** Colours of a card. */
export interface TitleTheme {
  readonly from: string;
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly accent: string;
}

/** The looks of cards to choose from. */
export const titleThemes = {
  night: { from: '#0d1730', to: '#24407a', title: '#ffffff', text: '#c9d6ee', accent: '#e8b23a' },
  ocean: { from: '#052b3b', to: '#0c7283', title: '#ffffff', text: '#c8eae8', accent: '#7fe0d0' },
  sunset: { from: '#3a1230', to: '#c0533f', title: '#fff6ea', text: '#f6d9c8', accent: '#ffd166' },
  paper: { from: '#fbf8f1', to: '#ece4d4', title: '#22262e', text: '#585f6b', accent: '#b3452c' },
  black: { from: '#000000', to: '#000000', title: '#ffffff', text: '#c4c4c4', accent: '#ffffff' },
  white: { from: '#ffffff', to: '#ffffff', title: '#14171c', text: '#565b64', accent: '#1f6feb' },
} as const satisfies Readonly<Record<string, TitleTheme>>;
