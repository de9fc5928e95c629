import { AV_PKT_FLAG_KEY } from 'node-av/constants';
import { Packet } from 'node-av/lib';
import type { SoftSubtitles } from '../clip.js';
import { type SubtitleSpan, subtitleStrip } from '../plan/subtitle-strip.js';
import type { MediaWriter } from './media-writer.js';

/** Writes a subtitle track beside picture and sound, in step with them. */
export class TextTrack implements Disposable {
  readonly #spans: readonly SubtitleSpan[];
  readonly #stream: number;
  readonly #packet = new Packet();
  #next = 0;

  /** @param stream number of its stream in the writer */
  constructor(subtitles: SoftSubtitles, seconds: number, stream: number) {
    this.#spans = subtitleStrip(subtitles.cues, seconds);
    this.#stream = stream;
    this.#packet.alloc();
  }

  /** Writes what begins before a time. */
  async writeUntil(seconds: number, writer: MediaWriter): Promise<void> {
    for (let span = this.#spans[this.#next]; span && span.startMs < seconds * 1000; span = this.#spans[++this.#next]) {
      const { startMs, endMs, text } = span;
      this.#packet.data = textSample(text);
      this.#packet.pts = BigInt(startMs);
      this.#packet.dts = BigInt(startMs);
      this.#packet.duration = BigInt(endMs - startMs);
      this.#packet.flags = AV_PKT_FLAG_KEY;
      await writer.write(this.#packet, this.#stream);
    }
  }

  [Symbol.dispose](): void {
    this.#packet.free();
  }
}

/** A text sample (3GPP TS 26.245, 5.17): its length in bytes, and its UTF-8. A sample holds at most 65535 bytes. */
function textSample(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8').subarray(0, 65_535);
  const sample = Buffer.alloc(2 + bytes.length);
  sample.writeUInt16BE(bytes.length, 0);
  bytes.copy(sample, 2);
  return sample;
}

/**
 * What a text track says of its look (TextSampleEntry, 3GPP TS 26.245, 5.16): centred at the bottom, white, 16 points in
 * Arial, which FFmpeg takes for "nothing special", so that a track taken out as SRT has no tags. Players draw as they like.
 */
export function textSampleEntry(): Buffer {
  const entry = Buffer.alloc(48);
  entry.writeInt8(1, 4); // horizontal: centre
  entry.writeInt8(-1, 5); // vertical: bottom
  entry.writeUInt16BE(1, 22); // font
  entry.writeUInt8(16, 25); // size
  entry.writeUInt32BE(0xffffffff, 26); // colour
  entry.writeUInt32BE(18, 30); // the table of fonts
  entry.write('ftab', 34, 'latin1');
  entry.writeUInt16BE(1, 38);
  entry.writeUInt16BE(1, 40);
  entry.writeUInt8(5, 42);
  entry.write('Arial', 43, 'latin1');
  return entry;
}

/** ISO 639-2/T codes of languages that subtitles are usually in, by BCP 47; MP4 knows no others. */
const threeLetters: Readonly<Record<string, string>> = {
  ar: 'ara',
  cmn: 'zho',
  de: 'deu',
  en: 'eng',
  es: 'spa',
  fr: 'fra',
  hi: 'hin',
  id: 'ind',
  it: 'ita',
  ja: 'jpn',
  ko: 'kor',
  ms: 'msa',
  nl: 'nld',
  pl: 'pol',
  pt: 'por',
  ru: 'rus',
  th: 'tha',
  tr: 'tur',
  uk: 'ukr',
  vi: 'vie',
  yue: 'zho',
  zh: 'zho',
};

/** The code of a language in MP4: three letters; `und` where it is not known. */
export function trackLanguage(tag: string): string {
  const primary = tag.toLowerCase().split(/[-_]/)[0] ?? '';
  return threeLetters[primary] ?? (/^[a-z]{3}$/.test(primary) ? primary : 'und');
}
