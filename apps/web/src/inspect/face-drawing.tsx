import type { InspectedFaceTrack } from '@talkgraph/protocol';
import classes from './face-drawing.module.css';
import { poseAxes } from './pose-axes.js';

type Face = InspectedFaceTrack['frames'][number]['faces'][number];

interface FaceDrawingProps {
  readonly track: Pick<InspectedFaceTrack, 'width' | 'height' | 'outlines'>;
  readonly faces: readonly Face[];
}

/** Boxes, outlines and axes of the faces of a frame, in the pixels of the clip. */
export function FaceDrawing({ track, faces }: FaceDrawingProps) {
  const { width, height, outlines } = track;
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className={classes.drawing} data-testid="face-drawing">
      {faces.map((face) => (
        <g key={face.id} data-flagged={face.flags.length > 0 || undefined} className={classes.face}>
          <Box face={face} />
          {outlinePaths(face, outlines).map(({ name, path }) => (
            <path key={name} d={path} className={classes.line} vectorEffect="non-scaling-stroke" />
          ))}
          <Axes face={face} />
        </g>
      ))}
    </svg>
  );
}

function Box({ face: { box } }: { readonly face: Face }) {
  const [x = 0, y = 0, width = 0, height = 0] = box;
  return <rect {...{ x, y, width, height }} rx={4} className={classes.box} vectorEffect="non-scaling-stroke" />;
}

function Axes({ face: { box, pose } }: { readonly face: Face }) {
  const [x = 0, y = 0, width = 0, height = 0] = box;
  const [yaw = 0, pitch = 0, roll = 0] = pose;
  const axes = poseAxes(yaw, pitch, roll);
  const centre = { x: x + width / 2, y: y + height / 2 };
  const length = width / 3;
  return (['right', 'down', 'out'] as const).map((name) => (
    <line
      key={name}
      x1={centre.x}
      y1={centre.y}
      x2={centre.x + axes[name].x * length}
      y2={centre.y + axes[name].y * length}
      className={classes[name]}
      vectorEffect="non-scaling-stroke"
    />
  ));
}

/** The lines of a face as SVG paths; its points lie one outline after the other. */
function outlinePaths({ points = [] }: Face, outlines: InspectedFaceTrack['outlines']) {
  let at = 0;
  return outlines.map(({ name, closed, points: count }) => {
    const own = points.slice(at, at + 2 * count);
    at += 2 * count;
    const pairs = Array.from({ length: own.length / 2 }, (_, i) => `${own[2 * i]} ${own[2 * i + 1]}`);
    return { name, path: pairs.length === 0 ? '' : `M${pairs.join('L')}${closed ? 'Z' : ''}` };
  });
}
