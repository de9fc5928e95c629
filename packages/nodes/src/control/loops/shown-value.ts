import type { Json } from '@talkgraph/engine';

/** Longest text of a value in a report. */
const longest = 200;

/** Signed links are long, and of no use when they are cut. */
const longestAddress = 4000;

/**
 * A value as the cell of a table: plain values as they are, files by name, deliveries by their link or address, everything
 * else as short JSON.
 */
export function shownValue(value: Json | undefined): string | number | boolean {
  if (value === undefined || value === null) return '';
  if (typeof value !== 'object') return typeof value === 'string' ? shorten(value) : value;
  if (!Array.isArray(value) && 'filename' in value && typeof value.filename === 'string') {
    const { subfolder, filename } = value;
    return typeof subfolder === 'string' && subfolder !== '' ? `${subfolder}/${filename}` : filename;
  }
  if ('address' in value && typeof value.address === 'string') {
    return shorten('link' in value && typeof value.link === 'string' ? value.link : value.address);
  }
  return shorten(JSON.stringify(value));
}

function shorten(text: string): string {
  if (/^https?:\/\/\S+$/.test(text) && text.length <= longestAddress) return text;
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
