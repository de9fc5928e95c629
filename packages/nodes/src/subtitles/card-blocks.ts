import type { TextLook, TitleBlock, TitleText } from '@talkgraph/media';
import type { TitleTheme } from './title-themes.js';

/** What a card says; empty texts are left out. */
export interface CardTexts {
  readonly title: string;
  readonly subtitle: string;
  readonly footer: string;
}

/** How a card is set. */
export interface CardLook {
  readonly theme: TitleTheme;
  readonly portrait: boolean;
  /** Over a picture letters need a shadow to be read. */
  readonly overPicture: boolean;
  /** SHA-256 of a font of the user's. */
  readonly font: string | undefined;
  readonly language: string | undefined;
}

/** The texts of a card: title and subtitle in the middle with a rule between, the footer at the bottom. */
export function cardBlocks({ title, subtitle, footer }: CardTexts, look: CardLook): TitleBlock[] {
  const { theme, portrait, language } = look;
  const heading: TitleText[] = [];
  if (title.trim() !== '') {
    heading.push({
      text: title.trim(),
      look: letters(700, theme.title, look),
      size: portrait ? 0.105 : 0.12,
      maxLines: 3,
    });
  }
  if (subtitle.trim() !== '') {
    heading.push({
      text: subtitle.trim(),
      look: letters(400, theme.text, look),
      size: portrait ? 0.052 : 0.056,
      maxLines: 4,
      gap: heading.length > 0 ? 0.075 : 0,
      ...(heading.length > 0 && { rule: { colour: theme.accent, width: 0.13, thickness: 0.006 } }),
    });
  }
  const common = {
    align: 'center',
    maxWidth: portrait ? 0.84 : 0.8,
    ...(language !== undefined && { language }),
  } as const;
  const middle = { x: 0.5, y: portrait ? 0.44 : 0.48, horizontal: 'center', vertical: 'middle' } as const;
  const bottom = { x: 0.5, y: portrait ? 0.8 : 0.92, horizontal: 'center', vertical: 'bottom' } as const;
  const foot = { text: footer.trim(), look: letters(400, theme.text, look), size: 0.034, maxLines: 2 };
  return [
    ...(heading.length > 0 ? [{ ...common, anchor: middle, texts: heading }] : []),
    ...(foot.text !== '' ? [{ ...common, anchor: bottom, texts: [foot] }] : []),
  ];
}

function letters(weight: number, colour: string, { overPicture, font }: CardLook): TextLook {
  return {
    weight,
    colour,
    align: 'center',
    lineHeight: 1.3,
    letterSpacing: 0.02,
    ...(font !== undefined && { font }),
    ...(overPicture && { shadow: { x: 0, y: 0.03, blur: 0.18, colour: '#000000d0' } }),
  };
}
