import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore } from '@talkgraph/engine';
import {
  type BytePixels,
  bytesOfPixels,
  fitsBytes,
  type Pixels,
  pixelsOfBytes,
  readPictures,
  resamplePixels,
  textPicture,
  writePicture,
} from '@talkgraph/media';
import type { ImageService, StillReference } from '@talkgraph/nodes';
import { stillMissing } from '../errors.js';

/** Makes the service that keeps stills in an artifact store, under the hash of their pixels. */
export function createImageService(store: ArtifactStore): ImageService {
  return {
    load: async (still) => {
      const path = await pathOf(store, still);
      return still.format === 'f32' ? readNumbers(path, still) : pixelsOfBytes(await readBytes(path, still));
    },
    store: (pixels) => (fitsBytes(pixels) ? storeBytes(store, roundedBytes(pixels)) : storeNumbers(store, pixels)),
    async open(path) {
      const stills: StillReference[] = [];
      for await (const picture of readPictures(path)) stills.push(await storeBytes(store, picture));
      return { stills };
    },
    async openApart(path) {
      const [colours, masks]: [StillReference[], StillReference[]] = [[], []];
      for await (const picture of readPictures(path)) {
        colours.push(await storeBytes(store, picture.channels === 4 ? coloursOf(picture) : picture));
        masks.push(await storeBytes(store, picture.channels === 4 ? transparencyOf(picture) : emptyMask));
      }
      return { colours: { stills: colours }, masks: { stills: masks } };
    },
    drawText: (text, look, options) => storeBytes(store, textPicture(text, look, options)),
    scale: resamplePixels,
    async write(still, path, format) {
      await writePicture(await bytesOf(store, still), path, format);
    },
  };
}

/** What a picture without alpha has for a mask. */
const emptyMask: BytePixels = { width: 64, height: 64, channels: 1, data: new Uint8Array(64 * 64) };

function coloursOf({ width, height, data }: BytePixels): BytePixels {
  const rgb = new Uint8Array(width * height * 3);
  for (let i = 0, k = 0; k < rgb.length; i += 4, k += 3) {
    rgb[k] = data[i] as number;
    rgb[k + 1] = data[i + 1] as number;
    rgb[k + 2] = data[i + 2] as number;
  }
  return { width, height, channels: 3, data: rgb };
}

function transparencyOf({ width, height, data }: BytePixels): BytePixels {
  const grey = new Uint8Array(width * height);
  for (let i = 0; i < grey.length; i++) grey[i] = 255 - (data[i * 4 + 3] as number);
  return { width, height, channels: 1, data: grey };
}

/** The bytes of a still, as they are written to a picture file. */
export async function bytesOf(store: ArtifactStore, still: StillReference): Promise<BytePixels> {
  const path = await pathOf(store, still);
  return still.format === 'png' ? readBytes(path, still) : bytesOfPixels(await readNumbers(path, still));
}

/** Keeps 8-bit pixels as PNG. */
export async function storeBytes(store: ArtifactStore, pixels: BytePixels): Promise<StillReference> {
  const artifact = keyOf(pixels, 'png');
  if ((await store.find(artifact)) === undefined) {
    await store.put(artifact, (path) => writePicture(pixels, path, { format: 'png' }));
  }
  return referenceTo(pixels, artifact, 'png');
}

/** Numbers as they are, little-endian, as every machine this runs on holds them. */
async function storeNumbers(store: ArtifactStore, pixels: Pixels): Promise<StillReference> {
  const artifact = keyOf(pixels, 'f32');
  if ((await store.find(artifact)) === undefined) {
    await store.put(artifact, (path) => writeFile(path, rawBytes(pixels.data)));
  }
  return referenceTo(pixels, artifact, 'f32');
}

async function readNumbers(path: string, still: StillReference): Promise<Pixels> {
  const { width, height, channels } = still;
  const bytes = await readFile(path);
  const data = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  if (data.length !== width * height * channels) throw stillMissing({ artifact: still.artifact });
  return { width, height, channels, data };
}

async function readBytes(path: string, { channels }: StillReference): Promise<BytePixels> {
  const pictures = readPictures(path, { firstOnly: true, channels });
  return (await pictures.next()).value as BytePixels;
}

async function pathOf(store: ArtifactStore, { artifact }: StillReference): Promise<string> {
  const path = await store.find(artifact);
  if (path === undefined) throw stillMissing({ artifact });
  return path;
}

/** Numbers that bytes hold exactly are rounded, not cut off: k / 255 in 32 bits may lie just below. */
function roundedBytes({ width, height, channels, data }: Pixels): BytePixels {
  const bytes = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) bytes[i] = Math.round((data[i] as number) * 255);
  return { width, height, channels, data: bytes };
}

function keyOf({ width, height, channels, data }: Pixels | BytePixels, format: 'png' | 'f32'): string {
  const hash = createHash('sha256').update(`${format} ${width}x${height}x${channels}\n`).update(rawBytes(data));
  return `${hash.digest('hex')}.${format}`;
}

function rawBytes({ buffer, byteOffset, byteLength }: Float32Array | Uint8Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

function referenceTo(
  { width, height, channels }: Pixels | BytePixels,
  artifact: string,
  format: 'png' | 'f32',
): StillReference {
  return { artifact, width, height, channels, format };
}
