import type { Resampling, TextLook, TextPictureOptions } from '@talkgraph/media';
import type { StillBatch, StillReference } from '../ports.js';

/** Pixels of one still: `data` holds height × width × channels numbers from 0 to 1, row by row, channels together. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly channels: 1 | 3 | 4;
  readonly data: Float32Array;
}

/** How a picture is written to a file. */
export interface PictureFormat {
  readonly format: 'png' | 'jpeg' | 'webp';
  /** 1 to 100, for jpeg and webp. */
  readonly quality?: number;
  /** Keep only colours, or only alpha. */
  readonly channel?: 'rgba' | 'rgb' | 'a';
  /** Texts to be kept in a PNG: prompt and workflow. */
  readonly texts?: Readonly<Record<string, string>>;
}

/** Reads, makes and writes stills. */
export interface ImageService {
  load(still: StillReference): Promise<Pixels>;
  /** Keeps pixels unchanged (`f32`, or `png` where bytes hold them exactly). Equal pixels get the same reference. */
  store(pixels: Pixels): Promise<StillReference>;
  /** Keeps the picture of a file upright; several of an animated or paged one. @throws IMAGE_NOT_READABLE */
  open(path: string): Promise<StillBatch>;
  /**
   * The same with alpha taken apart: colours, and for each picture a mask that is 1 where nothing is seen. As in ComfyUI
   * the mask of a picture without alpha is empty and 64 pixels wide. @throws IMAGE_NOT_READABLE
   */
  openApart(path: string): Promise<{ readonly colours: StillBatch; readonly masks: StillBatch }>;
  /** Draws a text as a still with a transparent background, cut close around it. */
  drawText(text: string, look: TextLook, options: TextPictureOptions): Promise<StillReference>;
  /** Pixels in another size. */
  scale(pixels: Pixels, size: { readonly width: number; readonly height: number }, method: Resampling): Pixels;
  /**
   * Writes a still to a file. Numbers become bytes as trunc(clamp(255 x)), computed in 32-bit, as ComfyUI does; 3
   * channels give a picture without alpha.
   */
  write(still: StillReference, path: string, format: PictureFormat): Promise<void>;
}
