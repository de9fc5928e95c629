import { extname } from 'node:path';
import type { AudioProbe, MediaProbe, VideoProbe } from '@talkgraph/media';
import stringWidth from 'string-width';
import type { Messages } from '../messages/messages.js';

/** What a media file holds, in a few lines for people. */
export function describeProbe(probe: MediaProbe, messages: Messages): string[] {
  const { labels, kinds, container, none } = messages.probe;
  const megabytes = (probe.bytes / 1e6).toFixed(2);
  const rows: [string, string][] = [
    [labels.file, container(kinds[probe.kind], containerName(probe), megabytes)],
    [labels.video, probe.video ? picture(probe.video, probe.kind, messages) : none],
  ];
  if (probe.kind !== 'still') {
    rows.push([labels.audio, probe.audio ? sound(probe.audio, messages) : none]);
    rows.push([labels.duration, messages.seconds(probe.durationSeconds.toFixed(3))]);
  }
  const width = Math.max(...rows.map(([label]) => stringWidth(label)));
  return rows.map(([label, text]) => `${label}${' '.repeat(width - stringWidth(label))}  ${text}`);
}

/** FFmpeg names a family ("mov,mp4,m4a"): the file's own extension where it is one of them, otherwise the first. */
function containerName({ container, path }: MediaProbe): string {
  const family = container.replace(/_pipe$/, '').split(',');
  const extension = extname(path).slice(1).toLowerCase();
  return family.includes(extension) ? extension : (family[0] ?? container);
}

function picture(video: VideoProbe, kind: MediaProbe['kind'], messages: Messages): string {
  const texts = messages.probe;
  const fps = (video.fps.num / video.fps.den).toFixed(3).replace(/\.?0+$/, '');
  const parts = [texts.size(video.width, video.height, video.codec)];
  if (kind === 'video') parts.push(texts.rate(fps, video.frameCount));
  if (kind === 'video' && video.variableRate) parts.push(texts.variableRate);
  if (video.interlaced) parts.push(texts.interlaced);
  if (video.orientation.quarterTurns > 0) parts.push(texts.rotated(video.orientation.quarterTurns * 90));
  return parts.join(texts.separator);
}

function sound(audio: AudioProbe, { probe: texts }: Messages): string {
  return texts.sound(audio.codec, audio.sampleRate, texts.channels(audio.channels));
}
