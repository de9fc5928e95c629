import {
  AV_SAMPLE_FMT_FLT,
  AV_SAMPLE_FMT_FLTP,
  AV_SAMPLE_FMT_S16,
  type AVSampleFormat,
  type FFEncoderCodec,
} from 'node-av/constants';
import type { SoundFormat } from './read-sound.js';

/** How sound is encoded. */
export interface SoundCodec {
  /** FFmpeg's name of the encoder. */
  readonly encoder: FFEncoderCodec;
  readonly sampleFormat: AVSampleFormat;
  /** Rates it knows, the highest first; any where left out. */
  readonly rates?: readonly number[];
  readonly mostChannels: number;
  /** Bits per second for a channel; lossless and constant-quality ones have none. */
  readonly channelBitRate?: number;
  readonly options?: Readonly<Record<string, string | number>>;
}

export const aac: SoundCodec = {
  encoder: 'aac' as FFEncoderCodec,
  sampleFormat: AV_SAMPLE_FMT_FLTP,
  // ISO 14496-3, table 1.18.
  rates: [96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350],
  mostChannels: 6,
  channelBitRate: 96_000,
};

const pcm: SoundCodec = {
  encoder: 'pcm_s16le' as FFEncoderCodec,
  sampleFormat: AV_SAMPLE_FMT_S16,
  mostChannels: 8,
};

const flac: SoundCodec = { encoder: 'flac' as FFEncoderCodec, sampleFormat: AV_SAMPLE_FMT_S16, mostChannels: 8 };

const mp3: SoundCodec = {
  encoder: 'libmp3lame' as FFEncoderCodec,
  sampleFormat: AV_SAMPLE_FMT_FLTP,
  // ISO 11172-3, ISO 13818-3 and MPEG-2.5.
  rates: [48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000],
  mostChannels: 2,
  channelBitRate: 96_000,
};

const vorbis: SoundCodec = {
  encoder: 'libvorbis' as FFEncoderCodec,
  sampleFormat: AV_SAMPLE_FMT_FLTP,
  rates: [192000, 96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000],
  mostChannels: 8,
  // Quality 6 of 10 in FFmpeg's units (118 each); its bit rates fail for low sample rates.
  options: { flags: '+qscale', global_quality: 6 * 118 },
};

const opus: SoundCodec = {
  encoder: 'libopus' as FFEncoderCodec,
  sampleFormat: AV_SAMPLE_FMT_FLT,
  // RFC 6716, section 2.
  rates: [48000, 24000, 16000, 12000, 8000],
  mostChannels: 2,
  channelBitRate: 64_000,
};

/** Files of sound by the extension of their names. */
export const soundFiles = {
  '.wav': { codec: pcm, format: 'wav' },
  '.flac': { codec: flac, format: 'flac' },
  '.mp3': { codec: mp3, format: 'mp3' },
  '.m4a': { codec: aac, format: 'ipod', options: { movflags: '+faststart+use_metadata_tags' } },
  '.ogg': { codec: vorbis, format: 'ogg' },
  '.opus': { codec: opus, format: 'opus' },
} as const satisfies Readonly<
  Record<string, { codec: SoundCodec; format: string; options?: Readonly<Record<string, string>> }>
>;

/** The rate and channels in which a codec stores a sound: the sound's own where it can, else the next rate above. */
export function codedFormat(codec: SoundCodec, { sampleRate, channels }: SoundFormat): SoundFormat {
  const { rates, mostChannels } = codec;
  const above = rates?.filter((rate) => rate >= sampleRate).at(-1);
  return { sampleRate: above ?? rates?.[0] ?? sampleRate, channels: Math.min(channels, mostChannels) };
}
