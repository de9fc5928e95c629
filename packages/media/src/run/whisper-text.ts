import { AV_SAMPLE_FMT_FLT } from 'node-av/constants';
import { Frame as AvFrame, avChannelLayoutDefault } from 'node-av/lib';
import { throwIfCancelled } from '../errors.js';
import { check, silenceFfmpeg } from './ffmpeg-code.js';
import { FilterChain } from './filter-chain.js';

/** Samples per second that Whisper hears. */
const sampleRate = 16_000;
/** It hears half a minute at a time. */
const windowSeconds = 30;
/** Samples given to the filter at a time. */
const most = 16_000;

/**
 * The text of a stretch of speech (mono at 16 kHz, half a minute at most), by FFmpeg's `whisper` filter with a whisper.cpp
 * model. The model is loaded for each call.
 * @param modelPath a ggml-*.bin file
 * @param language two letters, or `auto`
 * @throws MEDIA_FAILED for a model that cannot be loaded; CANCELLED
 */
export async function whisperText(
  samples: Float32Array,
  {
    modelPath,
    language,
    signal,
  }: { readonly modelPath: string; readonly language: string; readonly signal?: AbortSignal },
): Promise<string> {
  silenceFfmpeg();
  const options = `model=${escaped(modelPath)}:language=${language}:queue=${windowSeconds}:use_gpu=false`;
  const source = `sample_rate=${sampleRate}:sample_fmt=flt:channel_layout=mono:time_base=1/${sampleRate}`;
  using chain = new FilterChain('audio', source, [`whisper=${options}`], { num: 1, den: sampleRate });
  const texts: string[] = [];
  const read = async () => {
    for (let out = await chain.pull(); out; out = await chain.pull()) {
      const text = out.getMetadata()?.get('lavfi.whisper.text')?.trim();
      out.free();
      if (text) texts.push(text);
    }
  };
  for (let at = 0; at < samples.length; at += most) {
    throwIfCancelled(signal);
    const frame = frameOf(samples.subarray(at, at + most), at);
    await chain.push(frame);
    frame.free();
    await read();
  }
  await chain.push(undefined);
  await read();
  throwIfCancelled(signal);
  return texts.join(' ');
}

/** A colon or a quotation mark in a path would end the option. */
function escaped(path: string): string {
  return path.replace(/[\\':]/g, '\\$&');
}

function frameOf(samples: Float32Array, at: number): AvFrame {
  const frame = new AvFrame();
  frame.alloc();
  frame.format = AV_SAMPLE_FMT_FLT;
  frame.nbSamples = samples.length;
  frame.sampleRate = sampleRate;
  frame.channelLayout = avChannelLayoutDefault(1);
  check(frame.getBuffer(0), 'get memory for sound');
  const plane = frame.data?.[0] as Buffer;
  new Float32Array(plane.buffer, plane.byteOffset, samples.length).set(samples);
  frame.pts = BigInt(at);
  return frame;
}
