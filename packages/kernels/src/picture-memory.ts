/** A picture in YUV 4:2:0; planes without padding. */
export interface Planes {
  readonly y: Uint8Array;
  readonly u: Uint8Array;
  readonly v: Uint8Array;
}

/** Two pictures of one size in a kernel's memory: one that is read, and one that is drawn. */
export class PictureMemory {
  readonly width: number;
  readonly height: number;
  readonly source: Planes;
  readonly target: Planes;

  /** Lays the planes into a buffer from `start`, a multiple of 16, on. */
  constructor(buffer: ArrayBuffer, start: number, width: number, height: number) {
    this.width = width;
    this.height = height;
    const luma = width * height;
    const planes = (at: number): Planes => ({
      y: new Uint8Array(buffer, at, luma),
      u: new Uint8Array(buffer, at + luma, luma / 4),
      v: new Uint8Array(buffer, at + 1.25 * luma, luma / 4),
    });
    this.source = planes(start);
    this.target = planes(start + 1.5 * luma);
  }

  /** Bytes that both take; a kernel may read some beyond the last pixel it needs. */
  static bytes(width: number, height: number): number {
    return 3 * width * height + 16;
  }

  /** Copies rows `first` to before `last`, both even, of the picture that is read. */
  take(picture: Planes, first: number, last: number): void {
    for (const { name, width, share } of this.#planes()) {
      const rows = picture[name].subarray((first / share) * width, (last / share) * width);
      this.source[name].set(rows, (first / share) * width);
    }
  }

  /** Copies rows of what the drawn picture is to begin with. */
  begin(picture: Planes, from: number, to: number): void {
    for (const { name, width, share } of this.#planes()) {
      const rows = picture[name].subarray((from / share) * width, (to / share) * width);
      this.target[name].set(rows, (from / share) * width);
    }
  }

  /** Copies rows of the drawn picture. */
  give(picture: Planes, from: number, to: number): void {
    for (const { name, width, share } of this.#planes()) {
      const drawn = this.target[name].subarray((from / share) * width, (to / share) * width);
      picture[name].set(drawn, (from / share) * width);
    }
  }

  /** `share`: how many rows of the picture a row of the plane stands for. */
  #planes() {
    const { width } = this;
    return [
      { name: 'y', width, share: 1 },
      { name: 'u', width: width >> 1, share: 2 },
      { name: 'v', width: width >> 1, share: 2 },
    ] as const;
  }
}
