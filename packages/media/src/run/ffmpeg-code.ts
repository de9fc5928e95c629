import { AV_LOG_QUIET, AVERROR_EAGAIN, AVERROR_EOF } from 'node-av/constants';
import { FFmpegError, Log } from 'node-av/lib';
import { mediaFailed } from '../errors.js';

/** True when a codec wants input before it can give more output. */
export function isAgain(code: number): boolean {
  return code === AVERROR_EAGAIN;
}

/** True at the end of a file or of a drained codec. */
export function isEnd(code: number): boolean {
  return code === AVERROR_EOF;
}

/** What FFmpeg calls an error code, for a sentence. */
export function reasonOf(code: number): string {
  return FFmpegError.strerror(code);
}

/** Answers a non-negative result, or throws MEDIA_FAILED naming the step. */
export function check(code: number, step: string): number {
  if (code < 0) throw mediaFailed({ step, reason: reasonOf(code) });
  return code;
}

/** FFmpeg and x264 print to stderr unless told not to; what matters reaches the caller as errors. */
export function silenceFfmpeg(): void {
  Log.setLevel(AV_LOG_QUIET);
}
