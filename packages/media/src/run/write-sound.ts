import { AV_SAMPLE_FMT_S32, type FFEncoderCodec } from 'node-av/constants';
import type { AudioInfo } from '../clip.js';
import { encodeSound, type SoundToEncode } from './encode-sound.js';
import { silenceFfmpeg } from './ffmpeg-code.js';
import type { SoundCodec } from './sound-codec.js';

/**
 * FLAC with 24 bits: nothing that can be heard is lost, it takes half the room of 32-bit samples, and unlike WAV it has no
 * limit at 4 GB. A low compression level: higher ones take three times as long for one or two per cent.
 */
const kept: SoundCodec = {
  encoder: 'flac' as FFEncoderCodec,
  sampleFormat: AV_SAMPLE_FMT_S32,
  mostChannels: 8,
  options: { compression_level: 2 },
};

/**
 * Writes a stream of samples (interleaved floats; beyond ±1 they are clipped) as a FLAC file of 24 bits, for sound that is
 * worked on further. The file appears whole or not at all; memory does not grow with the length.
 * @throws OUTPUT_NOT_WRITABLE, DISK_FULL, CANCELLED, and what the chunks throw
 */
export async function writeSound(path: string, sound: SoundToEncode): Promise<AudioInfo> {
  silenceFfmpeg();
  return encodeSound(path, { codec: kept, format: 'flac' }, sound);
}
