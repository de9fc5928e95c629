/** What became of a delivery, as far as it is shown. */
export interface Delivered {
  readonly target: string;
  readonly address: string;
  readonly bytes: number;
  readonly link?: string;
}

/** Whether a value says of one delivery where it went. */
export function isDelivered(value: unknown): value is Delivered {
  if (typeof value !== 'object' || value === null) return false;
  const { target, address, bytes, sha256 } = value as Readonly<Record<string, unknown>>;
  return [target, address, sha256].every((part) => typeof part === 'string') && typeof bytes === 'number';
}

/** What a browser may open of it: nothing but web addresses, whatever a server answered. */
export function webLink({ link, address }: Pick<Delivered, 'link' | 'address'>): string | undefined {
  return [link, address].find((each) => each !== undefined && /^https?:\/\/[^\s]+$/i.test(each));
}
