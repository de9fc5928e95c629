import { AV_DISPOSITION_DEFAULT, AVMEDIA_TYPE_SUBTITLE } from 'node-av/constants';
import { Packet } from 'node-av/lib';
import { isEnd } from '../run/ffmpeg-code.js';
import { MediaInput } from '../run/media-input.js';

/** A subtitle track as it is read back from a file: what is shown from when to when, in seconds. */
export interface ReadTextTrack {
  readonly language: string | undefined;
  readonly title: string | undefined;
  readonly isDefault: boolean;
  readonly texts: readonly (readonly [start: number, end: number, text: string])[];
}

/** The text tracks of a file. Stretches without text are left out. */
export async function textTracksOf(path: string): Promise<ReadTextTrack[]> {
  await using input = await MediaInput.open(path);
  const streams = input.context.streams.filter((stream) => stream.codecpar.codecType === AVMEDIA_TYPE_SUBTITLE);
  const tracks = streams.map((stream) => ({
    stream,
    language: stream.metadata?.get('language') ?? undefined,
    title: stream.metadata?.get('handler_name') ?? undefined,
    isDefault: (stream.disposition & AV_DISPOSITION_DEFAULT) !== 0,
    texts: [] as [number, number, string][],
  }));
  using packet = new Packet();
  packet.alloc();
  while (!isEnd(await input.context.readFrame(packet))) {
    const track = tracks.find(({ stream }) => stream.index === packet.streamIndex);
    const data = packet.data;
    if (track && data && data.length > 2) {
      const { num, den } = track.stream.timeBase;
      const seconds = (ticks: bigint) => Math.round((Number(ticks) * num * 1000) / den) / 1000;
      const text = data.subarray(2, 2 + data.readUInt16BE(0)).toString('utf8');
      track.texts.push([seconds(packet.pts), seconds(packet.pts + packet.duration), text]);
    }
    packet.unref();
  }
  return tracks.map(({ stream: _closed, ...track }) => track);
}
