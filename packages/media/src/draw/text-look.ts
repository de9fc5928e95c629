/** A shadow; lengths are shares of the font size. */
export interface TextShadow {
  readonly x: number;
  readonly y: number;
  readonly blur: number;
  readonly colour: string;
}

/** A box behind the text; lengths are shares of the font size. */
export interface TextBox {
  readonly colour: string;
  readonly paddingX: number;
  readonly paddingY: number;
  readonly radius: number;
  /** A stripe at its left edge. */
  readonly accentColour?: string;
}

/** How a text looks, apart from its size. Colours are `#rrggbb` or `#rrggbbaa`; lengths are shares of the font size. */
export interface TextLook {
  /** SHA-256 of a font of the user's; the families that come with the program otherwise. */
  readonly font?: string;
  /** 100 to 900. */
  readonly weight: number;
  readonly italic?: boolean;
  readonly colour: string;
  readonly outline?: { readonly width: number; readonly colour: string };
  readonly shadow?: TextShadow;
  readonly box?: TextBox;
  readonly align: 'left' | 'center' | 'right';
  /** Distance between baselines. */
  readonly lineHeight: number;
  readonly letterSpacing?: number;
}
