/** How far a delivery is. */
export interface DeliveryProgress {
  readonly bytesDone: number;
  readonly bytesTotal: number;
}

/** One delivery: who asks for it, and how it is watched and stopped. */
export interface DeliveryCall {
  /**
   * Names this delivery, the same one when it is asked for again after a crash. What was told to a person or a program
   * under an id is not told again.
   */
  readonly id: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DeliveryProgress) => void;
}

/** What became of a delivery. Holds no secret, and is plain JSON. */
export interface Delivered {
  readonly target: string;
  /** Where it lies or went, without secrets: `s3://bucket/name`, `mailto:a@example.com`. */
  readonly address: string;
  readonly bytes: number;
  /** SHA-256 of what was delivered, in hex. */
  readonly sha256: string;
  /** It was there already, whole, so nothing was sent. */
  readonly already: boolean;
  /** An address that a browser opens. */
  readonly link?: string;
}

/** A place that things are delivered to. Backends prove themselves with `deliveryTargetConformance`. */
export interface DeliveryTarget<Parcel> {
  readonly kind: string;
  /**
   * Delivers whole or not at all. Dropped connections, timeouts and failures of the server are tried again with growing
   * waits; wrong passwords, missing places and a full disk are not, since they need a person.
   * @throws errors of the kind `user` or `operational`; the signal's reason when it was aborted
   */
  deliver(parcel: Parcel, call: DeliveryCall): Promise<Delivered>;
  /** Whether the place can be reached and lets us in. Leaves nothing there. @throws as `deliver` */
  check(call?: Pick<DeliveryCall, 'signal'>): Promise<void>;
}

/** What to do where there is another file of that name. One with the same contents is always left as it is. */
export type IfExists = 'replace' | 'rename' | 'refuse';

/** A file to be delivered. */
export interface FileParcel {
  /** On this machine. */
  readonly path: string;
  /** At the target, below the profile's folder, with `/` between folders. */
  readonly name: string;
  readonly contentType: string;
  readonly ifExists: IfExists;
  /** How long the link may be used, where the target makes such links; none is made where left out. */
  readonly linkSeconds?: number;
}

/** The values of a profile, by field. */
export type ProfileFields = Readonly<Record<string, string>>;

/** What every target is made from. */
export interface TargetOptions {
  /** The profile's name, for sentences. */
  readonly profile: string;
  readonly fields: ProfileFields;
  /** Remembers what a later call has to know. */
  readonly journal: DeliveryJournal;
  readonly retry?: Partial<RetryPolicy>;
}

/** How often and after which waits a failed step is tried again. */
export interface RetryPolicy {
  /** The first try included. */
  readonly attempts: number;
  readonly firstWaitMs: number;
  readonly longestWaitMs: number;
  /** How long a transfer may stand still before it counts as failed. */
  readonly longestStallMs: number;
  /** When this much time has passed, a step that failed is not tried again. */
  readonly patienceMs: number;
}

/** What deliveries have to remember across crashes: uploads under way, mails sent. */
export interface DeliveryJournal {
  find(key: string): Promise<unknown>;
  save(key: string, entry: object): Promise<void>;
  remove(key: string): Promise<void>;
}
