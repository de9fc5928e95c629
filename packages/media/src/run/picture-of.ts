import { AV_PIX_FMT_YUV420P } from 'node-av/constants';
import { Frame as AvFrame, avImageCopy2 } from 'node-av/lib';
import type { Frame } from '../frame.js';
import { check } from './ffmpeg-code.js';

/** A copy of a frame as FFmpeg holds it, owned by the caller. */
export function pictureOf(frame: Frame): AvFrame {
  const picture = new AvFrame();
  picture.alloc();
  picture.width = frame.width;
  picture.height = frame.height;
  picture.format = AV_PIX_FMT_YUV420P;
  check(picture.getBuffer(0), 'get memory for a picture');
  const planes = [frame.y, frame.u, frame.v].map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength));
  const strides = [frame.width, frame.width >> 1, frame.width >> 1];
  const into = picture.data as Buffer[];
  avImageCopy2(into, picture.linesize, planes, strides, AV_PIX_FMT_YUV420P, frame.width, frame.height);
  picture.pts = 0n;
  return picture;
}
