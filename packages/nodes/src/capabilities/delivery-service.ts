import type {
  Delivered,
  DeliveryCall,
  IfExists,
  MailDelivered,
  MailLanguage,
  MqttParcel,
  WebhookDelivered,
  WebhookParcel,
} from '@talkgraph/delivery';
import type { TableDocument } from '../ports.js';

/** A file, and where it is to go. */
export interface FileDelivery {
  readonly target: 's3' | 'oss' | 'folder';
  /** Name of the profile; of a folder it may be empty: the home's outputs. */
  readonly profile: string;
  /** On this machine. */
  readonly path: string;
  /** What the file is called, with its extension. */
  readonly file: string;
  /** The name at the target, with placeholders such as `{name}` and `{date}`. */
  readonly name: string;
  /** For `{run}`. */
  readonly run: string;
  /** For `{index}`, counted from 1. */
  readonly index: number;
  readonly ifExists: IfExists;
  /** How long a link may be used; no link where left out. */
  readonly linkSeconds?: number;
}

/** A mail about a batch. */
export interface ReportDelivery {
  readonly profile: string;
  readonly to: string;
  readonly cc: string;
  /** With placeholders: `{all}`, `{done}`, `{skipped}`, `{failed}`, `{date}`. */
  readonly subject: string;
  readonly message: string;
  readonly language: MailLanguage;
  readonly report?: TableDocument;
  /** The films of the rows that are done, in order, as `ctx.files.find` takes them; empty where the report names them. */
  readonly films: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly path: string }[];
  /** Larger files together are named instead of attached. */
  readonly attachmentBytes: number;
  /** Where small pictures are drawn; removed by the caller. */
  readonly scratch: string;
  /** The path of a delivered file, by the name that a report has for it; undefined where it is gone. */
  findFile(name: string): Promise<string | undefined>;
}

/** What the mail could not carry. */
export interface ReportDelivered extends MailDelivered {
  readonly leftOut: readonly string[];
}

/**
 * Brings results to where they are wanted. Places are named by profiles, whose secrets stay in here. Calls with the same id
 * do the same delivery: after a crash, nothing is sent twice that was known to be sent.
 */
export interface DeliveryService {
  /** @throws what targets throw: DELIVERY_REFUSED, DELIVERY_UNREACHABLE…; SECRETS_PROFILE_MISSING… */
  file(request: FileDelivery, call: DeliveryCall): Promise<Delivered>;
  report(request: ReportDelivery, call: DeliveryCall): Promise<ReportDelivered>;
  webhook(profile: string, parcel: WebhookParcel, call: DeliveryCall): Promise<WebhookDelivered>;
  publish(profile: string, parcel: MqttParcel, call: DeliveryCall): Promise<Delivered>;
}
