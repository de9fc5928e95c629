import { AVMEDIA_TYPE_SUBTITLE } from 'node-av/constants';
import { Packet, type Stream } from 'node-av/lib';
import { throwIfCancelled } from '../errors.js';
import { check, isEnd } from './ffmpeg-code.js';
import { MediaInput } from './media-input.js';
import { MediaWriter, mp4Container } from './media-writer.js';
import { outputFile } from './output-file.js';

/**
 * Copies an MP4 file and keeps texts in the copy; picture, sound and subtitles are not encoded again. The copy appears whole or
 * not at all.
 * @throws what opening a file throws; OUTPUT_NOT_WRITABLE, OUTPUT_IS_INPUT, DISK_FULL, CANCELLED
 */
export async function copyWithTexts(
  from: string,
  to: string,
  texts: Readonly<Record<string, string>>,
  signal?: AbortSignal,
): Promise<void> {
  await using input = await MediaInput.open(from);
  await using output = await outputFile(to, [from]);
  const subtitles = input.context.streams.filter((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_SUBTITLE);
  const streams = [input.video, input.audio, ...subtitles].filter((stream): stream is Stream => stream !== undefined);
  await using writer = await MediaWriter.copying(output.temporaryPath, to, streams, mp4Container(texts));
  const numbers = new Map(streams.map((stream, number) => [stream.index, number]));
  using packet = new Packet();
  packet.alloc();
  for (;;) {
    throwIfCancelled(signal);
    const read = await input.context.readFrame(packet);
    if (isEnd(read)) break;
    check(read, 'read the file');
    const number = numbers.get(packet.streamIndex);
    if (number === undefined) packet.unref();
    else await writer.write(packet, number);
  }
  await writer.finish();
  await output.keep();
}
