/** An object as its storage describes it. */
export interface StoredObject {
  readonly bytes: number;
  /** SHA-256 in hex that its uploader wrote beside it. */
  readonly sha256?: string;
  /** MD5 in hex, or CRC-64 in decimal, as the storage worked it out from what arrived; which one depends on the storage. */
  readonly checksums: { readonly md5?: string; readonly crc64?: string };
}

/** What is said of an object beside its bytes. */
export interface ObjectFacts {
  readonly contentType: string;
  readonly sha256: string;
}

/** A part that has arrived, by its number from 1. */
export interface StoredPart {
  readonly number: number;
  readonly etag: string;
}

export interface ObjectCall {
  readonly signal?: AbortSignal | undefined;
}

/**
 * The few calls of an object storage that uploads are made of. Each call is one request, not repeated, and fails with an
 * error of our catalogue.
 */
export interface ObjectStore {
  readonly kind: string;
  /** `s3://bucket`. */
  readonly place: string;
  /** Undefined where there is no such object. */
  head(name: string, call: ObjectCall): Promise<StoredObject | undefined>;
  putWhole(name: string, body: Buffer, facts: ObjectFacts, call: ObjectCall): Promise<void>;
  begin(name: string, facts: ObjectFacts, call: ObjectCall): Promise<string>;
  putPart(name: string, upload: string, number: number, body: Buffer, call: ObjectCall): Promise<StoredPart>;
  /** The parts that have arrived, or undefined where the upload is gone. */
  listParts(name: string, upload: string, call: ObjectCall): Promise<readonly StoredPart[] | undefined>;
  finish(name: string, upload: string, parts: readonly StoredPart[], call: ObjectCall): Promise<void>;
  abort(name: string, upload: string): Promise<void>;
  remove(name: string, call: ObjectCall): Promise<void>;
  /** An address that anybody may open for so long; undefined where the storage's address allows none. */
  link(name: string, seconds: number): Promise<string | undefined>;
  /** Whether the bucket can be reached and lets us in. */
  check(call: ObjectCall): Promise<void>;
}
