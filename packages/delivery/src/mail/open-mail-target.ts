import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { messageOf } from '@talkgraph/errors';
import { createTransport } from 'nodemailer';
import type { Delivered, DeliveryTarget, TargetOptions } from '../contract.js';
import {
  deliveryAddressesWrong,
  deliveryFailed,
  deliveryFileUnreadable,
  deliveryRefused,
  deliveryRejected,
} from '../errors.js';
import { firstLine, networkFailure } from '../network-failure.js';
import { onceOnly } from '../once-only.js';
import { withRetries } from '../with-retries.js';
import { readAddresses } from './read-addresses.js';
import { smtpOptions } from './smtp-options.js';

/** A mail. */
export interface MailParcel {
  /** Addresses with commas between them, with or without names. */
  readonly to: string;
  readonly cc?: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Pictures that the HTML shows as `cid:…`. */
  readonly pictures: readonly { readonly cid: string; readonly path: string; readonly contentType: string }[];
  readonly attachments: readonly { readonly name: string; readonly path: string; readonly contentType: string }[];
}

/** What became of a mail: those who were not taken are told apart. */
export interface MailDelivered extends Delivered {
  readonly refused?: readonly string[];
}

/** Sends mail through an SMTP server. @throws DELIVERY_SETTING_INVALID */
export function openMailTarget(options: TargetOptions): DeliveryTarget<MailParcel> {
  const { profile, fields, journal, retry } = options;
  const smtp = smtpOptions(profile, fields);
  const place = fields.host ?? '';
  const attempt = async <T>(
    work: (transport: ReturnType<typeof createTransport>) => Promise<T>,
    signal?: AbortSignal,
  ) => {
    signal?.throwIfAborted();
    const transport = createTransport(smtp);
    const stop = () => transport.close();
    signal?.addEventListener('abort', stop, { once: true });
    try {
      return await Promise.race([work(transport), aborted(signal)]);
    } catch (error) {
      signal?.throwIfAborted();
      throw mailFailure(error, place, profile);
    } finally {
      signal?.removeEventListener('abort', stop);
      transport.close();
    }
  };
  return {
    kind: 'email',
    check: ({ signal } = {}) =>
      withRetries(() => attempt(async (transport) => void (await transport.verify()), signal), {
        policy: { ...retry, attempts: 2 },
        signal,
      }),
    deliver: (mail, { id, signal, onProgress }) =>
      onceOnly(journal, `mail ${id}`, async () => {
        const message = {
          ...messageFrom(mail, fields.from ?? '', id),
          ...(fields.reply_to && { replyTo: fields.reply_to }),
        };
        const info = await withRetries(() => attempt((transport) => transport.sendMail(message), signal), {
          policy: retry,
          signal,
        });
        const refused = (info.rejected ?? []).map(String);
        const bytes = Buffer.byteLength(mail.html) + Buffer.byteLength(mail.text);
        onProgress?.({ bytesDone: bytes, bytesTotal: bytes });
        const sha256 = createHash('sha256').update(mail.html).update(mail.text).digest('hex');
        const address = `mailto:${readAddresses(mail.to).join(',')}`;
        const delivered: MailDelivered = { target: 'email', address, bytes, sha256, already: false };
        return refused.length === 0 ? delivered : { ...delivered, refused };
      }),
  };
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

function messageFrom(mail: MailParcel, from: string, id: string) {
  const domain = /@([\w.-]+)/.exec(from)?.[1] ?? 'talkgraph.local';
  const digits = createHash('sha256').update(id).digest('hex').slice(0, 32);
  const cc = mail.cc ? readAddresses(mail.cc) : [];
  return {
    from,
    to: [...readAddresses(mail.to)],
    ...(cc.length > 0 && { cc: [...cc] }),
    // A header may not have line breaks.
    subject: mail.subject
      .split(/[\r\n]+/)
      .map((line) => line.trim())
      .join(' '),
    // The same for the same delivery: a mail server or reader that gets it twice shows it once.
    messageId: `<${digits}@${domain}>`,
    text: mail.text,
    html: mail.html,
    attachments: [
      ...mail.pictures.map(({ cid, path, contentType }) => ({
        cid,
        path,
        contentType,
        filename: basename(path),
        contentDisposition: 'inline' as const,
      })),
      ...mail.attachments.map(({ name, path, contentType }) => ({ filename: name, path, contentType })),
    ],
  };
}

interface SmtpError {
  readonly code?: string;
  readonly responseCode?: number;
  readonly rejected?: readonly string[];
  readonly path?: string;
}

function mailFailure(error: unknown, place: string, profile: string): unknown {
  const { code = '', responseCode, rejected, path } = error as SmtpError;
  const reason = firstLine(messageOf(error));
  if (code.startsWith('DELIVERY_')) return error;
  if (path !== undefined) return deliveryFileUnreadable({ file: basename(path), reason: code }, error);
  if (code === 'EAUTH') {
    // 454 and the like: the server cannot look passwords up at the moment.
    const isPassing = responseCode !== undefined && responseCode < 500;
    return isPassing ? deliveryFailed({ place, reason }, error) : deliveryRefused({ place, profile, reason }, error);
  }
  if (responseCode !== undefined && responseCode >= 500) {
    const addresses = rejected?.join(', ');
    return code === 'EENVELOPE' && addresses
      ? deliveryAddressesWrong({ addresses }, error)
      : deliveryRejected({ place, reason }, error);
  }
  if (responseCode !== undefined) return deliveryFailed({ place, reason }, error);
  return networkFailure(error, place) ?? deliveryFailed({ place, reason }, error);
}
