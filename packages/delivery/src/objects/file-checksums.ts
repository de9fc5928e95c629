import { createReadStream } from 'node:fs';

/**
 * CRC-64 as Alibaba Cloud's OSS works it out for every object (header x-oss-hash-crc64ecma): polynomial of ECMA-182,
 * reflected, all bits set before and turned over after. In two halves of 32 bits, since BigInt is slow byte by byte.
 */
const polynomialHigh = 0xc96c5795;
const polynomialLow = 0xd7870f42;

const [tableHigh, tableLow] = makeTables();

function makeTables(): readonly [Uint32Array, Uint32Array] {
  const [highs, lows] = [new Uint32Array(256), new Uint32Array(256)];
  for (let byte = 0; byte < 256; byte += 1) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit += 1) {
      const isOdd = (low & 1) === 1;
      low = ((low >>> 1) | (high << 31)) >>> 0;
      high >>>= 1;
      if (!isOdd) continue;
      high = (high ^ polynomialHigh) >>> 0;
      low = (low ^ polynomialLow) >>> 0;
    }
    highs[byte] = high;
    lows[byte] = low;
  }
  return [highs, lows];
}

/** Adds up pieces to one CRC-64. */
export class Crc64 {
  #high = 0xffffffff;
  #low = 0xffffffff;

  update(bytes: Uint8Array): this {
    let [high, low] = [this.#high, this.#low];
    for (let i = 0; i < bytes.length; i += 1) {
      const index = (low ^ bytes[i]!) & 0xff;
      low = (((low >>> 8) | (high << 24)) ^ tableLow[index]!) >>> 0;
      high = ((high >>> 8) ^ tableHigh[index]!) >>> 0;
    }
    this.#high = high;
    this.#low = low;
    return this;
  }

  /** In decimal, as the storage writes it. */
  digest(): string {
    const [high, low] = [~this.#high >>> 0, ~this.#low >>> 0];
    return ((BigInt(high) << 32n) | BigInt(low)).toString();
  }
}

/** Checksums of a file that are needed only where a storage names them. */
export async function fileChecksums(path: string): Promise<{ readonly crc64: string }> {
  const crc64 = new Crc64();
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) crc64.update(chunk as Buffer);
  return { crc64: crc64.digest() };
}
