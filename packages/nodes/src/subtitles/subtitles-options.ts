import type { NodeContext } from '@talkgraph/engine';
import type { BurnSubtitlesOptions, CaptionStyle, CaptionStyleName, VideoInfo } from '@talkgraph/media';
import type { Cue, SubtitlesDocument } from '@talkgraph/subtitles';
import { subtitleDocuments } from '../capabilities.js';
import { fontFor } from './font-for.js';
import { hexOfText } from './hex-of-text.js';
import { captionStyleOf } from './style-of-file.js';

/** What the inputs of the subtitles node say of the look. */
export interface SubtitleLookValues {
  readonly style: CaptionStyleName | 'auto';
  readonly size: number;
  readonly position: 'top' | 'middle' | 'bottom';
  readonly karaoke: boolean;
  readonly color: string;
  readonly highlight_color: string;
  readonly font: string;
  readonly margin: number;
  readonly fade: number;
}

/** How subtitles are drawn into this picture. @throws COLOUR_UNREADABLE, FONT_MISSING */
export async function burnOptions(
  document: SubtitlesDocument,
  language: string | undefined,
  picture: VideoInfo,
  values: SubtitleLookValues,
  context: NodeContext,
): Promise<BurnSubtitlesOptions> {
  const service = context.use(subtitleDocuments);
  const text = document.cues.map((cue) => cue.text).join('');
  const font = await fontFor(text, values.font, context);
  const dressed = (style: CaptionStyle): CaptionStyle => ({
    highlight: hexOfText(values.highlight_color) ?? style.highlight,
    size: (style.size * values.size) / 100,
    look: { ...style.look, colour: hexOfText(values.color) ?? style.look.colour, ...(font !== undefined && { font }) },
  });
  const base = service.style(values.style === 'auto' ? 'standard' : values.style);
  const own = values.style === 'auto' ? (document.styles ?? []) : [];
  const karaoke = values.karaoke || values.style === 'karaoke';
  const places = new Map(own.map((style) => [style.name, style.place]));
  return {
    cues: document.cues.map((cue) => burntCue(cue, karaoke, places)),
    style: dressed(base),
    ...(own.length > 0 && {
      styles: Object.fromEntries(own.map((style) => [style.name, dressed(captionStyleOf(style, base, picture))])),
    }),
    position: { vertical: values.position, ...(values.margin > 0 && { margin: values.margin / 100 }) },
    ...(language !== undefined && { language }),
    karaoke,
    fadeSeconds: values.fade,
  };
}

/** A cue as it is drawn. Words are left out where nobody sees them: they make recipes long. */
function burntCue(
  { words, style, place, ...cue }: Cue,
  karaoke: boolean,
  places: ReadonlyMap<string, Cue['place']>,
): BurnSubtitlesOptions['cues'][number] {
  const own = style !== undefined && places.has(style) ? style : undefined;
  const styled = own === undefined ? undefined : places.get(own);
  // The bottom centre is where cues stand anyway, clear of what players draw there.
  const usual = styled?.vertical === 'bottom' && styled.horizontal === 'center';
  const where = place ?? (usual ? undefined : styled);
  return {
    ...cue,
    ...(karaoke && words && { words }),
    ...(own !== undefined && { style: own }),
    ...(where && { place: where }),
  };
}
