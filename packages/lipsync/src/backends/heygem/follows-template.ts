import { type Clip, defaultOps, type Frame, openClip, type Rectangle, type VideoInfo } from '@talkgraph/media';
import type { ClipServices } from '../../clip-services.js';
import type { LipSyncRequest, WorkOptions } from '../../contract.js';
import type { FaceTrack } from '../../face-track.js';
import { facePlace } from '../../report/measures/face-regions.js';
import { indexPlaylist, playlistFrame } from '../../talk/loop/playlist-index.js';
import type { MadeFilm } from './made-faces-op.js';

/** Frames looked at; most of them have to be the same picture. */
const looks = 7;
/** Mean difference of luma around the eyes that encoders and filters leave; another pose leaves several times as much. */
const mostDifference = 9;
/** Every how many pixels one is compared. */
const stride = 2;

export interface TemplateCheck {
  readonly template: Clip;
  readonly films: readonly MadeFilm[];
  readonly faces: FaceTrack;
  readonly request: LipSyncRequest;
  /** The part of the picture that was sent, where it was not all of it. */
  readonly part: Rectangle | undefined;
  readonly video: VideoInfo;
}

/**
 * Whether the films show the template's frames in its order, so that their mouths fit our frames. Some builds of the service
 * use only the first part of a template. Compared is the picture around the eyes, which no lip-sync may change, apart from its
 * brightness.
 */
export async function followsTemplate(
  check: TemplateCheck,
  services: ClipServices,
  { signal }: WorkOptions,
): Promise<boolean> {
  const { template, films, faces, request, part, video } = check;
  const playlist = indexPlaylist(request.playlist, faces.header.frameCount);
  const more = { ops: services.ops ?? defaultOps, resolveSource: services.resolveSource, ...(signal && { signal }) };
  await using own = await openClip(template, more);
  const size = part ?? video;
  let same = 0;
  let seen = 0;
  for (const { film, frame, number } of spread(films)) {
    const { width, height } = film.clip.params.video as unknown as VideoInfo;
    if (width !== size.width || height !== size.height) return false;
    const face = faces.frame(request.controls.face, playlistFrame(playlist, number).frame);
    if (!face) continue;
    await using made = await openClip(film.clip, more);
    using ours = await own.frame(number);
    using theirs = await made.frame(frame);
    const box = eyesBox(face.mesh, video.width / faces.header.width, part);
    seen += 1;
    if (difference(ours, theirs, box) <= mostDifference) same += 1;
  }
  return seen === 0 || 2 * same > seen;
}

function spread(films: readonly MadeFilm[]) {
  const total = films.reduce((sum, { frames }) => sum + frames, 0);
  const wanted = Array.from({ length: looks }, (_, i) => Math.floor(((i + 0.5) * total) / looks));
  return [...new Set(wanted)].flatMap((number) => {
    let first = 0;
    for (const film of films) {
      const frame = number - first;
      if (frame < film.frames) return frame < film.made ? [{ film, frame, number }] : [];
      first += film.frames;
    }
    return [];
  });
}

interface Box {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Eyes and brows, in pixels of the picture that was sent. */
function eyesBox(mesh: Float32Array, scale: number, part: Rectangle | undefined): Box {
  const { eyesX, eyesY, unit } = facePlace(mesh);
  const [left, top] = [part?.x ?? 0, part?.y ?? 0];
  return {
    x0: (eyesX - 0.9 * unit) * scale - left,
    x1: (eyesX + 0.9 * unit) * scale - left,
    y0: (eyesY - 0.7 * unit) * scale - top,
    y1: (eyesY + 0.1 * unit) * scale - top,
  };
}

/** Mean difference of luma apart from the mean itself. */
function difference(a: Frame, b: Frame, box: Box): number {
  const differences: number[] = [];
  const [x0, x1] = [Math.max(0, Math.round(box.x0)), Math.min(a.width, Math.round(box.x1))];
  for (let y = Math.max(0, Math.round(box.y0)); y < Math.min(a.height, box.y1); y += stride) {
    for (let x = x0; x < x1; x += stride) {
      const at = y * a.width + x;
      differences.push((a.y[at] as number) - (b.y[at] as number));
    }
  }
  if (differences.length === 0) return 0;
  const mean = differences.reduce((sum, value) => sum + value, 0) / differences.length;
  return differences.reduce((sum, value) => sum + Math.abs(value - mean), 0) / differences.length;
}
