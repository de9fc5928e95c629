import { createHash } from 'node:crypto';
import { type Delivered, type DeliveryTarget, fillName, type MailParcel, readFileFacts } from '@talkgraph/delivery';
import type { DeliveryService } from '@talkgraph/nodes';
import { deliverReport } from './deliver-report.js';

/**
 * Deliveries that are told and not made, for trying workflows where nothing may leave the machine. Files are read, names
 * filled in and mails written as usual, so that what is wrong with them is found; profiles need not be there.
 */
export function unsentDeliveries(): DeliveryService {
  return {
    async file({ target, profile, path, file, name, run, index }, { signal }) {
      const { bytes, sha256 } = await readFileFacts(path, signal);
      const filled = fillName(name, { file, run, index, sha256, at: new Date() });
      return { target, address: `unsent:${profile}/${filled}`, bytes, sha256, already: false };
    },
    report: (request, call) => deliverReport(request, unsentMail(request.profile), call),
    webhook: async (profile, parcel) => ({ ...unsent('webhook', profile, parcel), answer: '', status: 200 }),
    publish: async (profile, parcel) => unsent('mqtt', profile, parcel),
  };
}

function unsentMail(profile: string): DeliveryTarget<MailParcel> {
  return {
    kind: 'smtp',
    deliver: async (parcel) => unsent('smtp', profile, parcel),
    check: async () => {},
  };
}

function unsent(target: string, profile: string, contents: unknown): Delivered {
  const text = JSON.stringify(contents);
  const sha256 = createHash('sha256').update(text).digest('hex');
  return { target, address: `unsent:${profile}`, bytes: Buffer.byteLength(text), sha256, already: false };
}
