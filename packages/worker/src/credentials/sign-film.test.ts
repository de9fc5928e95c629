import assert from 'node:assert/strict';
import { copyFile, mkdir, open, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';
import { openClip, openSource, probe, render, resolveFrom, tag } from '@talkgraph/media';
import { makeMedia, temporaryFolder } from '@talkgraph/media/testing';
import { BMFF } from '@trustnxt/c2pa-ts/asset';
import { SuperBox } from '@trustnxt/c2pa-ts/jumbf';
import { ManifestStore } from '@trustnxt/c2pa-ts/manifest';
import { topLevelBoxes } from './mp4-boxes.js';
import { signFilm } from './sign-film.js';
import { signingIdentity } from './signing-identity.js';

const generator = { name: 'Talkgraph', version: '0.1.0' };
const sourceType = 'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia';
const label = '{"Label":"1","ContentProducer":"A","ProduceID":"B"}';

async function film(t: TestContext) {
  const folder = await temporaryFolder(t);
  const source = join(folder, 'source.mp4');
  await makeMedia(source, {
    pictures: { codec: 'libx264', width: 96, height: 64, fps: { num: 25, den: 1 }, frameCount: 30 },
    sound: { codec: 'aac', sampleRate: 16000, channels: 1, sampleCount: 19200 },
  });
  const { clip, sources } = await openSource(source);
  const path = join(folder, 'film.mp4');
  await render(tag(clip, { tags: { AIGC: label } }), path, { resolveSource: resolveFrom(sources) });
  const unsigned = join(folder, 'unsigned.mp4');
  await copyFile(path, unsigned);
  const signer = await signingIdentity(join(folder, 'keys'), 'A Course Company');
  await signFilm(path, { sourceType, title: '开课视频', description: 'Lips were moved.' }, signer, generator);
  return { folder, path, unsigned, signer };
}

/** What a validator says of a file, by the library's own reader. */
async function validated(path: string) {
  // It knows pictures only by default; the structure is the same.
  (BMFF as unknown as { canReadBrands: Set<string> }).canReadBrands.add('isom');
  const asset = new BMFF(new Uint8Array(await readFile(path)));
  const store = ManifestStore.read(SuperBox.fromBuffer(asset.getManifestJUMBF() as Uint8Array<ArrayBuffer>));
  const result = await store.validate(asset);
  return { result, codes: result.statusEntries.map(({ code }) => String(code)), manifest: store.getActiveManifest() };
}

async function picturesOf(path: string): Promise<Buffer[]> {
  const { clip, sources } = await openSource(path);
  await using opened = await openClip(clip, { resolveSource: resolveFrom(sources) });
  const planes: Buffer[] = [];
  for await (const frame of opened.frames()) {
    using owned = frame;
    planes.push(Buffer.concat([owned.y, owned.u, owned.v]));
  }
  return planes;
}

test('a signed film is valid, plays the same pictures and sound, and keeps its label', async (t) => {
  const { path, unsigned } = await film(t);
  const { result, codes, manifest } = await validated(path);
  assert.ok(result.isValid, JSON.stringify(result.statusEntries));
  assert.ok(codes.includes('assertion.bmffHash.match') && codes.includes('claimSignature.validated'), codes.join());
  assert.deepEqual([manifest?.claim?.claimGeneratorName, manifest?.claim?.title], ['Talkgraph', '开课视频']);
  assert.deepEqual(await picturesOf(path), await picturesOf(unsigned));
  const [signed, plain] = [await probe(path), await probe(unsigned)];
  assert.deepEqual({ ...signed, path: '', bytes: 0 }, { ...plain, path: '', bytes: 0 });
  assert.deepEqual(signed.tags, { AIGC: label });
});

test('one changed bit in a picture is found', async (t) => {
  const { path } = await film(t);
  await using file = await open(path, 'r+');
  const { offset, size } = (await topLevelBoxes(file, path)).find(({ type }) => type === 'mdat') as never as {
    offset: number;
    size: number;
  };
  const byte = Buffer.alloc(1);
  await file.read(byte, 0, 1, offset + (size >> 1));
  byte[0] = (byte[0] as number) ^ 1;
  await file.write(byte, 0, 1, offset + (size >> 1));
  const { result, codes } = await validated(path);
  assert.ok(!result.isValid && codes.includes('assertion.bmffHash.mismatch'), codes.join());
});

test('an identity is made once, with a key nobody else may read, also by two workers at once', async (t) => {
  const folder = join(await temporaryFolder(t), 'keys', 'films');
  await mkdir(join(folder, '..'), { recursive: true });
  const [a, b] = await Promise.all([signingIdentity(folder, 'Here'), signingIdentity(folder, 'Here')]);
  assert.equal(a.certificate.serialNumber, b.certificate.serialNumber);
  assert.equal((await stat(join(folder, 'private-key.pem'))).mode & 0o777, 0o600);
  assert.equal((await signingIdentity(folder, 'Here')).certificate.serialNumber, a.certificate.serialNumber);
});

test('a key that is missing or damaged is named, and nothing of it is told', async (t) => {
  const { folder } = await film(t);
  const keys = join(folder, 'keys');
  const secret = await readFile(join(keys, 'private-key.pem'), 'utf8');
  await writeFile(join(keys, 'private-key.pem'), secret.slice(0, 90));
  await assert.rejects(
    () => signingIdentity(keys, 'x'),
    (error: Error & { code?: string }) => {
      assert.equal(error.code, 'CREDENTIALS_KEY_INVALID');
      assert.ok(!JSON.stringify(error, Object.getOwnPropertyNames(error)).includes(secret.slice(40, 80)));
      return true;
    },
  );
  const half = join(folder, 'half');
  await mkdir(half);
  await writeFile(join(half, 'certificates.pem'), '');
  await assert.rejects(() => signingIdentity(half, 'x'), { code: 'CREDENTIALS_KEY_INVALID' });
});

test('what is no film is refused and stays as it was', async (t) => {
  const { folder, signer } = await film(t);
  const path = join(folder, 'text.mp4');
  await writeFile(path, 'nothing to see, nothing to hear');
  await assert.rejects(() => signFilm(path, { sourceType }, signer, generator), {
    code: 'CREDENTIALS_FILE_UNREADABLE',
  });
  assert.equal(await readFile(path, 'utf8'), 'nothing to see, nothing to hear');
});
