/** Adds up sounds of the same length, in chunks of this many numbers. All are closed at the end, however it ends. */
export async function* sumOfSounds(
  sounds: readonly AsyncGenerator<Float32Array>[],
  chunkLength: number,
): AsyncGenerator<Float32Array> {
  const readers = sounds.map((sound) => new ChunkReader(sound));
  try {
    for (;;) {
      const sum = new Float32Array(chunkLength);
      let length = 0;
      for (const reader of readers) length = Math.max(length, await reader.addTo(sum));
      if (length === 0) return;
      yield sum.subarray(0, length);
      if (length < chunkLength) return;
    }
  } finally {
    for (const sound of sounds) await sound.return(undefined);
  }
}

/** Takes a given number of samples from chunks of any size. */
class ChunkReader {
  readonly #sound: AsyncGenerator<Float32Array>;
  #rest = new Float32Array(0);

  constructor(sound: AsyncGenerator<Float32Array>) {
    this.#sound = sound;
  }

  /** Adds the next samples to `sum`; answers how many there were. */
  async addTo(sum: Float32Array): Promise<number> {
    let filled = 0;
    while (filled < sum.length) {
      if (this.#rest.length === 0) {
        const next = await this.#sound.next();
        if (next.done) break;
        this.#rest = next.value as Float32Array<ArrayBuffer>;
        continue;
      }
      const count = Math.min(sum.length - filled, this.#rest.length);
      for (let i = 0; i < count; i++) sum[filled + i] = (sum[filled + i] as number) + (this.#rest[i] as number);
      this.#rest = this.#rest.subarray(count);
      filled += count;
    }
    return filled;
  }
}
