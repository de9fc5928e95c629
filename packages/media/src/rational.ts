/** A rational number, as FFmpeg counts rates and times. `den` is positive. */
export interface Rational {
  readonly num: number;
  readonly den: number;
}
