import { AV_NOPTS_VALUE } from 'node-av/constants';
import { type Frame as AvFrame, avImageCopyToBuffer } from 'node-av/lib';
import type { FrameColour } from '../frame.js';
import type { PictureGeometry } from '../plan/picture-geometry.js';
import type { Rational } from '../rational.js';
import { check } from './ffmpeg-code.js';
import { FilterChain } from './filter-chain.js';
import type { FramePool, PooledFrame } from './frame-pool.js';
import {
  colourOf,
  ffmpegMatrix,
  formatName,
  hasAlpha,
  isHighDynamicRange,
  isRgb,
  usualMatrix,
} from './picture-colour.js';

/** A picture ready to be packed, with its time. */
export interface ConvertedPicture {
  readonly picture: AvFrame;
  /** Presentation time in the stream's units; undefined when the decoder could not tell. */
  readonly pts: number | undefined;
  readonly colour: FrameColour;
}

/**
 * Turns decoded pictures of any kind into upright 8-bit 4:2:0 of limited range with square pixels. Pictures that are so
 * already pass untouched. A change of format in mid-stream is followed.
 */
export class PictureConverter implements Disposable {
  readonly #geometry: PictureGeometry;
  readonly #deinterlace: boolean;
  readonly #timeBase: Rational;
  #chain: FilterChain | undefined;
  #chainKey = '';
  #colour: FrameColour | undefined;

  constructor(geometry: PictureGeometry, deinterlace: boolean, timeBase: Rational) {
    this.#geometry = geometry;
    this.#deinterlace = deinterlace;
    this.#timeBase = timeBase;
  }

  /** Takes a decoded picture (undefined at the end) and answers those that are ready, owned by the caller. */
  async convert(picture: AvFrame | undefined): Promise<ConvertedPicture[]> {
    if (picture === undefined) return this.#finishChain();
    if (this.#isReady(picture)) {
      const earlier = await this.#finishChain();
      return [...earlier, { picture, pts: timeOf(picture), colour: colourOf(picture) }];
    }
    const key = this.#keyOf(picture);
    const out = key === this.#chainKey ? [] : await this.#finishChain();
    if (!this.#chain) this.#openChain(picture, key);
    const chain = this.#chain as FilterChain;
    const pts = timeOf(picture);
    picture.pts = pts === undefined ? AV_NOPTS_VALUE : BigInt(pts);
    await chain.push(picture);
    picture.free();
    out.push(...(await this.#drain(chain)));
    return out;
  }

  /** Forgets pictures still inside, after a jump. */
  reset(): void {
    this.#chain?.[Symbol.dispose]();
    this.#chain = undefined;
    this.#chainKey = '';
  }

  #isReady(picture: AvFrame): boolean {
    const { orientation, storedWidth, storedHeight, scaled } = this.#geometry;
    return (
      !this.#deinterlace &&
      !scaled &&
      orientation.quarterTurns === 0 &&
      !orientation.mirrored &&
      formatName(picture) === 'yuv420p' &&
      !colourOf(picture).fullRange &&
      !isHighDynamicRange(picture) &&
      picture.width >> 1 === storedWidth >> 1 &&
      picture.height >> 1 === storedHeight >> 1
    );
  }

  #keyOf(picture: AvFrame): string {
    const { width, height, format, colorSpace, colorRange, colorTrc } = picture;
    return [width, height, format, colorSpace, colorRange, colorTrc].join(':');
  }

  #openChain(picture: AvFrame, key: string): void {
    const name = formatName(picture);
    const colour = colourOf(picture);
    const bright = isHighDynamicRange(picture);
    const matrix = isRgb(name) || colour.matrix === 'bt2020' || bright ? this.#targetMatrix() : colour.matrix;
    this.#colour = { matrix, fullRange: false };
    const source = [
      `video_size=${picture.width}x${picture.height}`,
      `pix_fmt=${name}`,
      `time_base=${this.#timeBase.num}/${this.#timeBase.den}`,
      'pixel_aspect=1/1',
      ...(isRgb(name) ? [] : [`colorspace=${ffmpegMatrix(colour.matrix)}`]),
      `range=${colour.fullRange || isRgb(name) ? 'pc' : 'tv'}`,
    ].join(':');
    this.#chain = new FilterChain('video', source, this.#filters(name, matrix, bright), this.#timeBase);
    this.#chainKey = key;
  }

  #targetMatrix(): 'bt601' | 'bt709' {
    return usualMatrix(this.#geometry.width, this.#geometry.height);
  }

  #filters(name: string, matrix: FrameColour['matrix'], bright: boolean): string[] {
    const { storedWidth, storedHeight, scaled, orientation } = this.#geometry;
    const chain: string[] = [];
    if (this.#deinterlace) chain.push('bwdif=mode=send_frame:parity=auto:deint=interlaced');
    if (!scaled) chain.push(`crop=w='min(iw,${storedWidth})':h='min(ih,${storedHeight})':x=0:y=0:exact=1`);
    if (hasAlpha(name)) chain.push('format=pix_fmts=rgba', 'premultiply=inplace=1', ...overWhite);
    if (bright) chain.push('format=pix_fmts=yuv420p10le', ...toneMapping);
    chain.push(
      `scale=w=${storedWidth}:h=${storedHeight}:flags=lanczos+accurate_rnd+full_chroma_int+full_chroma_inp:out_range=tv:out_color_matrix=${ffmpegMatrix(matrix)}`,
      'format=pix_fmts=yuv420p',
    );
    if (orientation.mirrored) chain.push('hflip');
    if (orientation.quarterTurns === 1) chain.push('transpose=clock');
    if (orientation.quarterTurns === 2) chain.push('hflip', 'vflip');
    if (orientation.quarterTurns === 3) chain.push('transpose=cclock');
    return chain;
  }

  async #finishChain(): Promise<ConvertedPicture[]> {
    const chain = this.#chain;
    if (!chain) return [];
    await chain.push(undefined);
    const rest = await this.#drain(chain);
    this.reset();
    return rest;
  }

  async #drain(chain: FilterChain): Promise<ConvertedPicture[]> {
    const out: ConvertedPicture[] = [];
    for (let picture = await chain.pull(); picture; picture = await chain.pull()) {
      const pts = picture.pts === AV_NOPTS_VALUE ? undefined : Number(picture.pts);
      out.push({ picture, pts, colour: this.#colour as FrameColour });
    }
    return out;
  }

  [Symbol.dispose](): void {
    this.reset();
  }
}

// High dynamic range brought to what 8 bits show. Mobius keeps skin and mid tones, and highlights of any strength end in
// white; the curve of ITU-R BT.2390 turns dark again above the peak that a file announces, or fails to announce.
const toneMapping = [
  'tonemapx=tonemap=mobius:desat=0:transfer=bt709:matrix=bt709:primaries=bt709:range=tv:format=yuv420p',
] as const;

// What shows through: white × (1 − alpha), added to the premultiplied colour.
const overWhite = ['geq=r=r(X,Y)+255-alpha(X,Y):g=g(X,Y)+255-alpha(X,Y):b=b(X,Y)+255-alpha(X,Y):a=255'] as const;

/** Copies a ready picture into tightly packed planes; an odd last column or row is left out. */
export function packPicture(source: ConvertedPicture, width: number, height: number, pool: FramePool): PooledFrame {
  const frame = pool.allocate(width, height, source.colour);
  const { picture } = source;
  const format = picture.format as Parameters<typeof avImageCopyToBuffer>[4];
  const { bytes } = frame;
  try {
    check(
      avImageCopyToBuffer(bytes, bytes.length, picture.data, picture.linesize, format, width, height, 1),
      'copy a picture',
    );
  } catch (error) {
    frame[Symbol.dispose]();
    throw error;
  }
  return frame;
}

function timeOf(picture: AvFrame): number | undefined {
  const pts = picture.pts !== AV_NOPTS_VALUE ? picture.pts : picture.bestEffortTimestamp;
  return pts === AV_NOPTS_VALUE ? undefined : Number(pts);
}
