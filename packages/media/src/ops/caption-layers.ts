import type { VideoInfo } from '../clip.js';
import type { CaptionStyle } from '../draw/caption-style.js';
import { drawText, type TextPicture } from '../draw/draw-text.js';
import { KaraokeTrack, type Sweep } from '../draw/karaoke-track.js';
import { layoutText, type TextLayout } from '../draw/layout-text.js';
import { captionWidth, placeCaption } from '../draw/place-caption.js';
import { firstIndex } from '../first-index.js';
import type { Frame } from '../frame.js';
import { type BlendLayer, blendLayer, layerForFrames } from './blend-layer.js';
import type { BurnSubtitlesOptions, BurntCue } from './burn-subtitles.js';
import { SweptLayer } from './swept-layer.js';

/** Captions that are kept drawn. Few are seen at once, and they come in order. */
const keptCaptions = 8;

/** A caption drawn and ready to be laid over frames. */
interface Caption {
  readonly layout: TextLayout;
  readonly picture: TextPicture;
  readonly x: number;
  readonly y: number;
  readonly plain: (frame: Frame) => BlendLayer;
  /** The same in the colour of words that were said, and when they are; for karaoke only. */
  readonly lit: ((frame: Frame) => BlendLayer) | undefined;
  readonly track: KaraokeTrack | undefined;
}

/** The captions of a render: which are seen when, each drawn when it is first needed. */
export class CaptionLayers {
  readonly #options: BurnSubtitlesOptions;
  readonly #video: VideoInfo;
  readonly #captions = new Map<number, Caption>();
  /** The latest end of all cues up to each. */
  readonly #latestEnds: readonly number[];
  readonly #stacked = new Map<number, number>();
  readonly #heights = new Map<number, number>();

  constructor(options: BurnSubtitlesOptions, video: VideoInfo) {
    this.#options = options;
    this.#video = video;
    let latest = Number.NEGATIVE_INFINITY;
    this.#latestEnds = options.cues.map((cue) => {
      latest = Math.max(latest, cue.endSeconds);
      return latest;
    });
  }

  /** Indices of the cues that are seen at a time. */
  shownAt(seconds: number): number[] {
    const { cues } = this.#options;
    const shown: number[] = [];
    for (let i = lastStarted(cues, seconds); i >= 0 && (this.#latestEnds[i] as number) > seconds; i--) {
      if ((cues[i] as BurntCue).endSeconds > seconds) shown.unshift(i);
    }
    return shown;
  }

  /** Lays a cue over a frame that is one's own. */
  draw(index: number, seconds: number, frame: Frame): void {
    const caption = this.#caption(index);
    const { picture, track, lit } = caption;
    const [x, y] = [caption.x - picture.left, caption.y - picture.top];
    const opacity = this.#opacity(this.#options.cues[index] as BurntCue, seconds);
    if (!track || !lit) {
      blendLayer(frame, caption.plain(frame), x, y, opacity);
      return;
    }
    const columnOf = sweptColumns(track.at(seconds), caption);
    blendLayer(frame, new SweptLayer(lit(frame), 'left', columnOf), x, y, opacity);
    blendLayer(frame, new SweptLayer(caption.plain(frame), 'right', columnOf), x, y, opacity);
  }

  #opacity({ startSeconds, endSeconds }: BurntCue, seconds: number): number {
    const { fadeSeconds = 0 } = this.#options;
    const fade = Math.min(fadeSeconds, (endSeconds - startSeconds) / 3);
    if (fade <= 0) return 1;
    // The first frame is not empty: half a frame at 25 a second counts as begun.
    return Math.min(1, (seconds - startSeconds + 0.02) / fade, (endSeconds - seconds) / fade);
  }

  #caption(index: number): Caption {
    const known = this.#captions.get(index);
    if (known) return known;
    const caption = this.#drawn(index);
    const [oldest] = this.#captions.keys();
    if (oldest !== undefined && this.#captions.size >= keptCaptions) this.#captions.delete(oldest);
    this.#captions.set(index, caption);
    return caption;
  }

  #drawn(index: number): Caption {
    const { cues, karaoke, position } = this.#options;
    const cue = cues[index] as BurntCue;
    const layout = this.#layout(cue);
    const box = layout.look.box;
    const [padX, padY] = [(box?.paddingX ?? 0) * layout.size, (box?.paddingY ?? 0) * layout.size];
    const size = { width: layout.width + 2 * padX, height: layout.height + 2 * padY };
    const { x, y } = placeCaption(size, this.#video, position, cue.place, this.#stackedAt(index));
    const picture = drawText(layout);
    const sung = karaoke && cue.words && cue.words.length > 0;
    const words = (cue.words ?? []).map((w) => ({ text: w.text, start: w.startSeconds, end: w.endSeconds }));
    return {
      layout,
      picture,
      x: Math.round(x + padX),
      y: Math.round(y + padY),
      plain: layerForFrames(picture.pixels),
      lit: sung ? layerForFrames(drawText(layout, this.#styleOf(cue).highlight).pixels) : undefined,
      track: sung ? new KaraokeTrack(words, layout) : undefined,
    };
  }

  #styleOf(cue: BurntCue): CaptionStyle {
    const { style, styles } = this.#options;
    return (cue.style !== undefined ? styles?.[cue.style] : undefined) ?? style;
  }

  #layout(cue: BurntCue): TextLayout {
    const { look, size } = this.#styleOf(cue);
    const { width, height } = this.#video;
    const { language } = this.#options;
    const pixels = Math.max(8, size * Math.min(width, height));
    const room = captionWidth(this.#video) - 2 * (look.box?.paddingX ?? 0) * pixels;
    const options = { size: pixels, maxWidth: room, maxLines: 3, smallest: 0.7 };
    return layoutText(cue.text, look, { ...options, ...(language !== undefined && { language }) });
  }

  /** How far a cue is moved away from its edge, so that it does not lie on earlier ones that are still seen. */
  #stackedAt(index: number): number {
    const known = this.#stacked.get(index);
    if (known !== undefined) return known;
    const { cues, position } = this.#options;
    const cue = cues[index] as BurntCue;
    const slot = slotOf(cue, position.vertical);
    let offset = 0;
    for (const before of slot === undefined ? [] : this.shownAt(cue.startSeconds)) {
      if (before >= index || slotOf(cues[before] as BurntCue, position.vertical) !== slot) continue;
      offset = Math.max(offset, this.#stackedAt(before) + this.#heightOf(before));
    }
    this.#stacked.set(index, offset);
    return offset;
  }

  #heightOf(index: number): number {
    const known = this.#heights.get(index);
    if (known !== undefined) return known;
    const layout = this.#layout(this.#options.cues[index] as BurntCue);
    const height = layout.height + (2 * (layout.look.box?.paddingY ?? 0) + 0.15) * layout.size;
    this.#heights.set(index, height);
    return height;
  }
}

/** Index of the last cue that has begun; -1 before the first. */
function lastStarted(cues: readonly BurntCue[], seconds: number): number {
  return firstIndex(cues.length, (i) => (cues[i] as BurntCue).startSeconds > seconds) - 1;
}

/** Cues of one slot may not lie on each other; one that says its point exactly is left where it is. */
function slotOf({ place }: BurntCue, vertical: string): string | undefined {
  if (place?.y !== undefined) return undefined;
  return `${place?.vertical ?? vertical}`;
}

/** For each row of the picture, up to which column it is lit. */
function sweptColumns({ line, x }: Sweep, { layout, picture }: Caption): (row: number) => number {
  const step = layout.height / layout.lines.length;
  const column = x + picture.left;
  return (row) => {
    const own = Math.min(layout.lines.length - 1, Math.max(0, Math.floor((row - picture.top) / step)));
    if (own < line) return picture.pixels.width;
    return own > line ? 0 : column;
  };
}
