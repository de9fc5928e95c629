import type { Rectangle, VideoInfo } from '@talkgraph/media';
import type { FaceTrack } from '../../face-track.js';

/** Room around a face that the service gets, in distances between the outer eye corners. */
const room = { side: 1.6, above: 1.8, below: 2.2 };
/** How many frames are looked at; faces do not jump. */
const looks = 200;

interface Bounds {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

/**
 * The part of the picture that holds the chosen face and its surroundings throughout, where other people are in the picture;
 * undefined where there is nobody else, or where the part would hold them too.
 */
export function partWithOneFace(faces: FaceTrack, chosen: number, video: VideoInfo): Rectangle | undefined {
  const others = faces.header.faces.filter(({ id }) => id !== chosen);
  if (others.length === 0) return undefined;
  const scale = video.width / faces.header.width;
  const own = boundsOf(faces, chosen, room);
  if (!own) return undefined;
  const even = (value: number, most: number) => 2 * Math.floor(Math.min(most, Math.max(0, value * scale)) / 2);
  const [x, y] = [even(own.x0, video.width), even(own.y0, video.height)];
  const part = { x, y, width: even(own.x1, video.width) - x, height: even(own.y1, video.height) - y };
  const meets = others.some(({ id }) => {
    const other = boundsOf(faces, id, { side: 0, above: 0, below: 0 });
    return other && overlaps(other, own);
  });
  return meets || part.width < 2 || part.height < 2 ? undefined : part;
}

function boundsOf(faces: FaceTrack, id: number, { side, above, below }: typeof room): Bounds | undefined {
  const { frameCount } = faces.header;
  const step = Math.max(1, Math.floor(frameCount / looks));
  const bounds = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity };
  for (let n = 0; n < frameCount; n += step) {
    const face = faces.frame(id, n);
    if (!face) continue;
    for (let i = 0; i < face.mesh.length; i += 3) {
      const [x, y] = [face.mesh[i] as number, face.mesh[i + 1] as number];
      bounds.x0 = Math.min(bounds.x0, x - side * face.unit);
      bounds.x1 = Math.max(bounds.x1, x + side * face.unit);
      bounds.y0 = Math.min(bounds.y0, y - above * face.unit);
      bounds.y1 = Math.max(bounds.y1, y + below * face.unit);
    }
  }
  return bounds.x1 > bounds.x0 ? bounds : undefined;
}

function overlaps(a: Bounds, b: Bounds): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.y0 < b.y1 && b.y0 < a.y1;
}
