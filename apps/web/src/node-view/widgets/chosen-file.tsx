import { inputFile } from '../../api/input-file.js';
import { AudioPlayer } from '../../media-view/audio-player.js';
import { ImageView } from '../../media-view/image-view.js';
import { mediaKind } from '../../media-view/media-kind.js';
import { VideoPlayer } from '../../media-view/video-player.js';
import type { PickedMedia } from '../file-fits.js';

interface ChosenFileProps {
  /** As the node's value has it: with its subfolder. */
  readonly name: string;
  readonly media: PickedMedia;
}

/** The chosen file, to be looked at or listened to. Where a sound is asked for, only the sound of a film is played. */
export function ChosenFile({ name, media }: ChosenFileProps) {
  const file = inputFile(name);
  const kind = mediaKind(file.filename);
  if (media === 'audio' || kind === 'audio') return <AudioPlayer src={file} label={file.filename} />;
  if (kind === 'video') return <VideoPlayer src={file} label={file.filename} maxHeight={240} />;
  if (kind === 'image') return <ImageView src={file} label={file.filename} maxHeight={240} thumbnailWidth={640} />;
  return null;
}
