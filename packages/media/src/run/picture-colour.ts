import {
  AVCOL_RANGE_JPEG,
  AVCOL_SPC_BT470BG,
  AVCOL_SPC_BT709,
  AVCOL_SPC_BT2020_CL,
  AVCOL_SPC_BT2020_NCL,
  AVCOL_SPC_FCC,
  AVCOL_SPC_SMPTE170M,
  AVCOL_SPC_SMPTE240M,
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_SMPTE2084,
} from 'node-av/constants';
import { type Frame as AvFrame, avGetPixFmtName } from 'node-av/lib';
import type { FrameColour } from '../frame.js';

/** How a decoded picture's numbers are to be read; untagged video counts as bt709 from 720 lines up, else as bt601. */
export function colourOf(picture: AvFrame): FrameColour {
  return { matrix: matrixOf(picture), fullRange: isFullRange(picture) };
}

function matrixOf(picture: AvFrame): FrameColour['matrix'] {
  switch (picture.colorSpace) {
    case AVCOL_SPC_BT709:
    case AVCOL_SPC_SMPTE240M:
      return 'bt709';
    case AVCOL_SPC_BT470BG:
    case AVCOL_SPC_SMPTE170M:
    case AVCOL_SPC_FCC:
      return 'bt601';
    case AVCOL_SPC_BT2020_NCL:
    case AVCOL_SPC_BT2020_CL:
      return 'bt2020';
    default:
      return usualMatrix(picture.width, picture.height);
  }
}

/** The matrix that players assume for a size when nothing is said. */
export function usualMatrix(width: number, height: number): 'bt601' | 'bt709' {
  return Math.min(width, height) >= 720 || Math.max(width, height) >= 1280 ? 'bt709' : 'bt601';
}

function isFullRange(picture: AvFrame): boolean {
  return picture.colorRange === AVCOL_RANGE_JPEG || formatName(picture).startsWith('yuvj');
}

/** True for high dynamic range: the curves PQ (SMPTE ST 2084) and HLG (ARIB STD-B67). */
export function isHighDynamicRange(picture: AvFrame): boolean {
  return picture.colorTrc === AVCOL_TRC_SMPTE2084 || picture.colorTrc === AVCOL_TRC_ARIB_STD_B67;
}

/** FFmpeg's name of a picture's pixel format. */
export function formatName(picture: AvFrame): string {
  return avGetPixFmtName(picture.format as Parameters<typeof avGetPixFmtName>[0]) ?? 'unknown';
}

/** True for formats that hold red, green and blue (or grey) instead of luma and chroma. */
export function isRgb(name: string): boolean {
  return /^(gbr|rgb|bgr|argb|abgr|0rgb|0bgr|pal8|xyz|bayer|x2)/.test(name);
}

/** True for formats with transparency. */
export function hasAlpha(name: string): boolean {
  return /^(rgba|bgra|argb|abgr|gbrap|yuva|ya8|ya16|pal8|ayuv|vuya)/.test(name);
}

/** FFmpeg's name of a colour matrix. */
export function ffmpegMatrix(matrix: FrameColour['matrix']): string {
  return matrix === 'bt601' ? 'smpte170m' : matrix === 'bt709' ? 'bt709' : 'bt2020nc';
}
