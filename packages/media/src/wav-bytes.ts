/** What a WAV file says of its sound before the sound begins. */
export interface WavFacts {
  readonly sampleRate: number;
  readonly channels: number;
  /** Samples of one channel. */
  readonly sampleCount: number;
}

/** The 44 bytes before 16-bit PCM (RIFF, WAVE_FORMAT_PCM). */
export function wavHeader({ sampleRate, channels, sampleCount }: WavFacts): Buffer {
  const bytesPerSample = 2 * channels;
  const header = Buffer.alloc(44);
  header.write('RIFF', 0, 'latin1');
  header.writeUInt32LE(36 + sampleCount * bytesPerSample, 4);
  header.write('WAVEfmt ', 8, 'latin1');
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(channels, 22);
  header.writeUInt32LE(sampleRate, 24);
  header.writeUInt32LE(sampleRate * bytesPerSample, 28);
  header.writeUInt16LE(bytesPerSample, 32);
  header.writeUInt16LE(16, 34);
  header.write('data', 36, 'latin1');
  header.writeUInt32LE(sampleCount * bytesPerSample, 40);
  return header;
}

/** Samples in −1..1 as 16-bit PCM; what goes beyond is clipped. */
export function pcm16(samples: Float32Array): Buffer {
  const bytes = Buffer.alloc(2 * samples.length);
  for (let i = 0; i < samples.length; i++) {
    const value = Math.round((samples[i] as number) * 32_768);
    bytes.writeInt16LE(Math.max(-32_768, Math.min(32_767, value)), 2 * i);
  }
  return bytes;
}
