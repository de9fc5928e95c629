import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import type { Signer } from '@trustnxt/c2pa-ts/cose';
import {
  ActionAssertion,
  ActionType,
  BMFFHashAssertion,
  type DigitalSourceType,
  type Manifest,
  ManifestStore,
} from '@trustnxt/c2pa-ts/manifest';
import { type Mp4Box, shiftSampleOffsets, topLevelBoxes } from './mp4-boxes.js';

/** What content credentials say of a film. */
export interface FilmCredentials {
  /** An IRI of IPTC's list of digital source types. */
  readonly sourceType: string;
  readonly title?: string;
  /** What was done, in words. */
  readonly description?: string;
}

/** Who makes the claim. */
export interface ClaimGenerator {
  readonly name: string;
  readonly version: string;
}

/** UUID of the box that holds a manifest store (C2PA 2.1, section 11.3.3.1). */
const boxUuid = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');
/** Size, type, UUID, version and flags; then what it is for, and where a Merkle tree lies (nowhere). */
const headBytes = 28;
const purpose = Buffer.concat([Buffer.from('manifest\0', 'latin1'), Buffer.alloc(8)]);
/** Boxes whose bytes the hash leaves out: what is named as exclusions in the assertion. */
const notHashed = new Set(['ftyp', 'mfra']);
const chunkBytes = 1 << 20;

/**
 * Signs an MP4 file with content credentials (C2PA): a box with the manifest goes behind the file's head, and the index is
 * moved by as much; pictures and sound stay as they are, byte for byte. The file is read twice and never held in memory.
 * @throws CREDENTIALS_FILE_UNREADABLE
 */
export async function signFilm(
  path: string,
  credentials: FilmCredentials,
  signer: Signer,
  generator: ClaimGenerator,
): Promise<void> {
  const signedPath = `${path}.signed`;
  try {
    await using file = await open(path, 'r');
    const boxes = await topLevelBoxes(file, path);
    const { store, manifest, hash } = makeManifest(credentials, signer, generator);
    const size = store.measureSize();
    const grownBy = headBytes + purpose.length + size;
    const moov = await movedIndex(file, boxes, grownBy, path);
    hash.hash = await hashOf(file, boxes, moov, grownBy);
    await manifest.sign(signer);
    await write(signedPath, file, boxes, moov, manifestBox(Buffer.from(store.getBytes()), grownBy));
    await rename(signedPath, path);
  } finally {
    await rm(signedPath, { force: true });
  }
}

function makeManifest({ sourceType, title, description }: FilmCredentials, signer: Signer, generator: ClaimGenerator) {
  const store = new ManifestStore();
  const manifest: Manifest = store.createManifest({
    assetFormat: 'video/mp4',
    instanceID: `xmp:iid:${randomUUID()}`,
    defaultHashAlgorithm: 'SHA-256',
    signer,
  });
  const actions = new ActionAssertion();
  actions.actions.push({
    action: ActionType.C2paCreated,
    digitalSourceType: sourceType as DigitalSourceType,
    softwareAgent: { ...generator },
    ...(description !== undefined && description !== '' && { description }),
  });
  const hash = BMFFHashAssertion.createV3('jumbf manifest', 'SHA-256');
  manifest.addAssertion(actions);
  manifest.addAssertion(hash);
  const { claim } = manifest;
  if (claim) {
    claim.claimGeneratorName = generator.name;
    claim.claimGeneratorVersion = generator.version;
    claim.title = title;
  }
  return { store, manifest, hash };
}

async function movedIndex(file: FileHandle, boxes: readonly Mp4Box[], by: number, path: string): Promise<Buffer> {
  const { offset, size } = boxes.find(({ type }) => type === 'moov') as Mp4Box;
  const moov = Buffer.alloc(size);
  await file.read(moov, 0, size, offset);
  shiftSampleOffsets(moov, by, path);
  return moov;
}

/**
 * The hash of the file as it will be (C2PA 2.1, section 18.7): each hashed top-level box after eight bytes with its new
 * place.
 */
async function hashOf(file: FileHandle, boxes: readonly Mp4Box[], moov: Buffer, grownBy: number): Promise<Buffer> {
  const hash = createHash('sha256');
  for (const box of boxes) {
    if (notHashed.has(box.type)) continue;
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(box.offset + grownBy));
    hash.update(place);
    if (box.type === 'moov') hash.update(moov);
    else await eachChunk(file, box, async (chunk) => void hash.update(chunk));
  }
  return hash.digest();
}

function manifestBox(manifest: Buffer, size: number): Buffer {
  const head = Buffer.alloc(headBytes);
  head.writeUInt32BE(size, 0);
  head.write('uuid', 4, 'latin1');
  boxUuid.copy(head, 8);
  return Buffer.concat([head, purpose, manifest]);
}

async function write(path: string, from: FileHandle, boxes: readonly Mp4Box[], moov: Buffer, manifest: Buffer) {
  await using into = await open(path, 'w');
  for (const [i, box] of boxes.entries()) {
    if (box.type === 'moov') await into.write(moov);
    else
      await eachChunk(from, box, async (chunk) => {
        await into.write(chunk);
      });
    // The manifest comes behind the file's head, which is first.
    if (i === 0) await into.write(manifest);
  }
}

async function eachChunk(file: FileHandle, { offset, size }: Mp4Box, take: (chunk: Buffer) => Promise<void>) {
  const buffer = Buffer.alloc(Math.min(chunkBytes, size));
  for (let done = 0; done < size; ) {
    const { bytesRead } = await file.read(buffer, 0, Math.min(buffer.length, size - done), offset + done);
    if (bytesRead === 0) return;
    await take(buffer.subarray(0, bytesRead));
    done += bytesRead;
  }
}
