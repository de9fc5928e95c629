import { createHash } from 'node:crypto';
import { join } from 'node:path';
import {
  contentTypeOf,
  type Delivered,
  type DeliveryCall,
  type DeliveryJournal,
  type FileParcel,
  fillName,
  openDeliveryJournal,
  openTarget,
  readFileFacts,
  type TargetKind,
  type WebhookDelivered,
} from '@talkgraph/delivery';
import type { DeliveryService, FileDelivery } from '@talkgraph/nodes';
import { type Home, openSecretStore } from '@talkgraph/runtime';
import { deliverReport } from './deliver-report.js';

/** Opens the places that profiles name, and remembers in the home what was sent. */
export function createDeliveryService(home: Home): DeliveryService {
  let opening: Promise<DeliveryJournal> | undefined;
  const openJournal = () => {
    opening ??= openDeliveryJournal(join(home.root, 'deliveries'));
    return opening;
  };
  const open = async <K extends TargetKind>(kind: K, profile: string) => {
    const journal = await openJournal();
    // Opened anew each time: a profile that was changed counts at once.
    const { fields } = await (await openSecretStore(home.root)).read(profile, kind);
    return openTarget(kind, { profile, fields, journal });
  };
  return {
    async file(request, call) {
      const parcel = await parcelOf(request, call, await openJournal());
      if (request.target !== 'folder' || request.profile !== '') {
        return (await open(request.target, request.profile)).deliver(parcel, call);
      }
      const options = { profile: '', fields: { path: home.outputs }, journal: await openJournal() };
      const delivered = await (await openTarget('folder', options)).deliver(parcel, call);
      return { ...delivered, address: join('outputs', delivered.address.slice(home.outputs.length)) };
    },
    report: async (request, call) => deliverReport(request, await open('smtp', request.profile), call),
    async webhook(profile, parcel, call) {
      const target = await open('webhook', profile);
      return (await target.deliver(parcel, named(call, parcel))) as WebhookDelivered;
    },
    async publish(profile, parcel, call): Promise<Delivered> {
      return (await open('mqtt', profile)).deliver(parcel, named(call, parcel));
    },
  };
}

/** The same call with other contents is another message: a loop may come by more than once. */
function named(call: DeliveryCall, contents: unknown): DeliveryCall {
  const digits = createHash('sha256').update(JSON.stringify(contents)).digest('hex').slice(0, 16);
  return { ...call, id: `${call.id} ${digits}` };
}

async function parcelOf(request: FileDelivery, call: DeliveryCall, journal: DeliveryJournal): Promise<FileParcel> {
  const { path, file, ifExists, linkSeconds } = request;
  const name = await nameOf(request, call, journal);
  return { path, name, contentType: contentTypeOf(file), ifExists, ...(linkSeconds !== undefined && { linkSeconds }) };
}

/** A call that is repeated the next day after a crash gets the date it had: otherwise the file would be there twice. */
async function nameOf(request: FileDelivery, call: DeliveryCall, journal: DeliveryJournal): Promise<string> {
  const { name: template, file, run, index, path } = request;
  const key = `name ${call.id} ${template} ${file}`;
  const kept = (await journal.find(key)) as { readonly name: string } | undefined;
  if (kept !== undefined) return kept.name;
  const needsHash = template.includes('{hash}');
  const sha256 = needsHash ? (await readFileFacts(path, call.signal)).sha256 : '';
  const name = fillName(template, { file, run, index, sha256, at: new Date() });
  await journal.save(key, { name });
  return name;
}
