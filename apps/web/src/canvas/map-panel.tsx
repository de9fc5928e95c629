import { useStoreApi } from '@xyflow/react';
import { type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { openGraph } from '../editor/open-graph.js';
import { useRuns } from '../runs/run-store.js';
import { nodeBoxes } from './node-boxes.js';
import { overviewScene } from './overview-scene.js';
import { around, grown, type Point, type Rect, seenThrough } from './rect.js';
import { lookAt } from './viewport.js';
import classes from './workflow-canvas.module.css';

const size = { width: 190, height: 130 };

/** A small map of the canvas. Pressing and dragging on it looks elsewhere. */
export function MapPanel() {
  const { t } = useTranslation('canvas');
  const store = useStoreApi();
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const shown = useRef<Rect>({ x: 0, y: 0, width: 1, height: 1 });
  useEffect(() => followGraph(canvas, shown, () => placeFrame(store, frame, shown.current)), [store]);
  useEffect(() => store.subscribe(() => placeFrame(store, frame, shown.current)), [store]);
  const go = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const { place } = scaleOf(shown.current);
    const { transform, width, height } = store.getState();
    const { x, y } = place({ x: event.clientX - left, y: event.clientY - top });
    lookAt({ x: width / 2 - x * transform[2], y: height / 2 - y * transform[2], zoom: transform[2] });
  };
  return (
    <div className={classes.map} style={size} role="img" aria-label={t('map')} onPointerDown={go} onPointerMove={go}>
      <canvas ref={canvas} width={size.width * 2} height={size.height * 2} style={size} />
      <div ref={frame} className={classes.mapFrame} />
    </div>
  );
}

/** How the map shows a part of the canvas. */
function scaleOf(rect: Rect) {
  const scale = Math.min(size.width / rect.width, size.height / rect.height);
  const left = (size.width - rect.width * scale) / 2;
  const top = (size.height - rect.height * scale) / 2;
  return {
    scale,
    place: ({ x, y }: Point) => ({ x: (x - left) / scale + rect.x, y: (y - top) / scale + rect.y }),
    onMap: ({ x, y }: Point) => ({ x: (x - rect.x) * scale + left, y: (y - rect.y) * scale + top }),
  };
}

function placeFrame(
  store: ReturnType<typeof useStoreApi>,
  frame: { readonly current: HTMLDivElement | null },
  rect: Rect,
): void {
  if (!frame.current) return;
  const { transform, width, height } = store.getState();
  const [x, y, zoom] = transform;
  const view = seenThrough({ x, y, zoom }, { width, height });
  const { scale, onMap } = scaleOf(rect);
  const at = onMap(view);
  frame.current.style.transform = `translate(${at.x}px, ${at.y}px)`;
  // Rounded, so that panning, which leaves the size alone but for the last digits, lays nothing out.
  frame.current.style.width = `${(view.width * scale).toFixed(1)}px`;
  frame.current.style.height = `${(view.height * scale).toFixed(1)}px`;
}

/** Draws the map when something moved or changed its state, a few times a second at most. */
function followGraph(
  canvas: { readonly current: HTMLCanvasElement | null },
  shown: { current: Rect },
  drawn: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const draw = () => {
    timer = undefined;
    shown.current = drawMap(canvas.current);
    drawn();
  };
  const refresh = () => {
    timer ??= setTimeout(draw, 150);
  };
  draw();
  const stops = [...[useEditor, useRuns].map((changing) => changing.subscribe(refresh)), nodeBoxes.subscribe(refresh)];
  const scheme = new MutationObserver(refresh);
  scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
  return () => {
    clearTimeout(timer);
    scheme.disconnect();
    for (const stop of stops) stop();
  };
}

/** Answers the part of the canvas that the map shows. */
function drawMap(canvas: HTMLCanvasElement | null): Rect {
  const state = useEditor.getState();
  const { nodes, groups } = openGraph(state);
  const rects = Object.keys(nodes).map((id) => ({ id, rect: nodeBoxes.rectOf(id) }));
  const whole = around([...rects.flatMap(({ rect }) => rect ?? []), ...Object.values(groups)]);
  const rect = grown(whole ?? { x: 0, y: 0, width: 1000, height: 700 }, 200);
  const context = canvas?.getContext('2d');
  if (!context || !canvas?.parentElement) return rect;
  const { scale, onMap } = scaleOf(rect);
  const scene = overviewScene(state, useRuns.getState(), 'en', canvas.parentElement);
  context.setTransform(2, 0, 0, 2, 0, 0);
  context.clearRect(0, 0, size.width, size.height);
  const fill = (what: Rect, color: string, alpha: number) => {
    const { x, y } = onMap(what);
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.fillRect(x, y, Math.max(1.5, what.width * scale), Math.max(1.5, what.height * scale));
  };
  for (const group of Object.values(groups)) fill(group, scene.groupColor(group.color), 0.25);
  for (const { id, rect: box } of rects) {
    if (!box) continue;
    const isSelected = state.selection.nodes.has(id);
    fill(
      box,
      isSelected ? scene.colors.selected : (scene.stateColor(id) ?? nodes[id]?.color ?? scene.colors.border),
      0.85,
    );
  }
  return rect;
}
