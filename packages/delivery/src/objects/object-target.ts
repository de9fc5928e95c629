import type { Delivered, DeliveryTarget, FileParcel, TargetOptions } from '../contract.js';
import { checkDeliveryName, numberedName } from '../delivery-name.js';
import { deliveryDamaged, deliveryExists } from '../errors.js';
import { type FileFacts, readFileFacts } from '../file-facts.js';
import { withRetries } from '../with-retries.js';
import { fileChecksums } from './file-checksums.js';
import type { ObjectStore, StoredObject } from './object-store.js';
import { type UploadSteps, uploadFile } from './upload-file.js';

/** How many names `rename` tries. */
const mostNumbers = 1000;

/**
 * Files in an object storage. An object appears when its last byte has arrived; then its size and the checksum that the
 * storage worked out are compared. The SHA-256 is written beside it, by which a later delivery sees that it is there.
 */
export function objectTarget(store: ObjectStore, options: TargetOptions): DeliveryTarget<FileParcel> {
  const { fields, journal, retry } = options;
  return {
    kind: store.kind,
    check: ({ signal } = {}) =>
      withRetries(() => store.check({ signal }), { policy: { ...retry, attempts: 2 }, signal }),
    async deliver(parcel, call) {
      const { signal } = call;
      const steps: UploadSteps = {
        store,
        journal,
        signal,
        onProgress: call.onProgress,
        again: (work) => withRetries(work, { policy: retry, signal }),
      };
      const file = await readFileFacts(parcel.path, signal);
      const wanted = checkDeliveryName(`${folderOf(fields.prefix)}${parcel.name}`);
      const { name, already } = await placeFor(steps, wanted, file, parcel.ifExists);
      if (already) call.onProgress?.({ bytesDone: file.bytes, bytesTotal: file.bytes });
      else await uploadWhole(steps, name, file, parcel);
      return delivered(store, options, { name, already, file, parcel });
    },
  };
}

/** `videos`, `/videos/` → `videos/`. */
function folderOf(prefix = ''): string {
  const bare = prefix.replace(/^\/+|\/+$/g, '');
  return bare === '' ? '' : `${bare}/`;
}

async function placeFor(
  { store, again, signal }: UploadSteps,
  wanted: string,
  file: FileFacts,
  ifExists: FileParcel['ifExists'],
): Promise<{ readonly name: string; readonly already: boolean }> {
  for (let number = 1; number <= mostNumbers; number += 1) {
    const name = number === 1 ? wanted : numberedName(wanted, number);
    const found = await again(() => store.head(name, { signal }));
    if (found === undefined) return { name, already: false };
    if (isSame(found, file)) return { name, already: true };
    if (ifExists === 'replace') return { name, already: false };
    if (ifExists === 'refuse') throw deliveryExists({ place: store.place, name });
  }
  throw deliveryExists({ place: store.place, name: wanted });
}

function isSame(found: StoredObject, file: FileFacts): boolean {
  if (found.bytes !== file.bytes) return false;
  return found.sha256 !== undefined ? found.sha256 === file.sha256 : found.checksums.md5 === file.md5;
}

/** Uploads, and once more where what has arrived is not what was sent; a damaged object is taken away again. */
async function uploadWhole(steps: UploadSteps, name: string, file: FileFacts, parcel: FileParcel): Promise<void> {
  const { store, again, signal } = steps;
  const facts = { contentType: parcel.contentType, sha256: file.sha256 };
  for (let attempt = 1; ; attempt += 1) {
    await uploadFile(steps, name, file, facts);
    const problem = await damageOf(await again(() => store.head(name, { signal })), file);
    if (problem === undefined) return;
    await store.remove(name, { signal }).catch(() => undefined);
    if (attempt === 2) throw deliveryDamaged({ place: store.place, name, reason: problem });
  }
}

async function damageOf(found: StoredObject | undefined, file: FileFacts): Promise<string | undefined> {
  if (found === undefined) return 'it is not there';
  if (found.bytes !== file.bytes) return `${found.bytes} of ${file.bytes} bytes`;
  if (found.sha256 !== undefined && found.sha256 !== file.sha256) return 'another SHA-256';
  const { md5, crc64 } = found.checksums;
  if (md5 !== undefined && md5 !== file.md5) return 'another MD5';
  if (crc64 !== undefined && crc64 !== (await fileChecksums(file.path)).crc64) return 'another CRC-64';
  return undefined;
}

async function delivered(
  store: ObjectStore,
  { fields }: TargetOptions,
  done: { readonly name: string; readonly already: boolean; readonly file: FileFacts; readonly parcel: FileParcel },
): Promise<Delivered> {
  const { name, already, file, parcel } = done;
  const { bytes, sha256 } = file;
  const path = name.split('/').map(encodeURIComponent).join('/');
  const open = fields.public_url && `${fields.public_url.replace(/\/+$/, '')}/${path}`;
  const signed = parcel.linkSeconds === undefined ? undefined : await store.link(name, parcel.linkSeconds);
  const link = signed ?? open;
  return { target: store.kind, address: `${store.place}/${name}`, bytes, sha256, already, ...(link && { link }) };
}
