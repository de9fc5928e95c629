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
      const journal = await openJournal();
      const parcel = await parcelOf(request, call, journal);
      if (request.target !== 'folder' || request.profile !== '') {
        const target = await open(request.target, request.profile);
        return firstAnswer(await target.deliver(parcel, call), request, call, journal);
      }
      const options = { profile: '', fields: { path: home.outputs }, journal };
      const made = await (await openTarget('folder', options)).deliver(parcel, call);
      const delivered = await firstAnswer(made, request, call, journal);
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

/** What a call answered, and when, in milliseconds since 1970. */
interface KeptAnswer {
  readonly answer?: Delivered;
  readonly at: number;
}

/**
 * A call that is repeated after a crash finds its own file there already. It answers as it did the first time, since what
 * follows goes by the answer: a message with other contents would be another message. Only a signed link of which less than
 * half of its time is left is made anew.
 */
async function firstAnswer(
  delivered: Delivered,
  { target, profile, linkSeconds }: FileDelivery,
  call: DeliveryCall,
  journal: DeliveryJournal,
): Promise<Delivered> {
  const key = `answer ${call.id} ${target} ${profile} ${delivered.address} ${delivered.sha256}`;
  const { answer: first, at } = ((await journal.find(key)) ?? {}) as Partial<KeptAnswer>;
  const isFresh = linkSeconds === undefined || Date.now() - (at ?? 0) < (linkSeconds * 1000) / 2;
  if (first !== undefined && isFresh) return first;
  const answer = { ...delivered, already: first?.already ?? delivered.already };
  await journal.save(key, { answer, at: Date.now() } satisfies KeptAnswer);
  return answer;
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
