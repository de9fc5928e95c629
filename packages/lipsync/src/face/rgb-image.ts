/** One picture as packed RGB, 8 bits a channel, rows from the top. */
export interface RgbImage {
  readonly width: number;
  readonly height: number;
  /** width × height × 3 bytes. */
  readonly data: Uint8Array;
}
