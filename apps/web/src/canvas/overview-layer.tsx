import { useStoreApi } from '@xyflow/react';
import { useEffect, useRef } from 'react';
import { useEditor } from '../editor/editor-store.js';
import { useLanguage } from '../i18n/use-local-text.js';
import { useRuns } from '../runs/run-store.js';
import { drawOverview } from './draw-overview.js';
import { isMoving, onMovement } from './movement.js';
import { nodeBoxes } from './node-boxes.js';
import { overviewScene } from './overview-scene.js';
import { contains, grown, type Rect, seenThrough, type Viewport } from './rect.js';
import classes from './workflow-canvas.module.css';

/** How much more than the window the picture holds on each side, as a share of the window. */
const margin = 0.3;

/**
 * Everything as one picture, for when nodes are too far away to read. While one pans or zooms, the picture itself is
 * moved; it is drawn anew when the movement rests or leaves it.
 */
export function OverviewLayer() {
  const store = useStoreApi();
  const language = useLanguage();
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    if (!canvas.current) return undefined;
    const picture = new Picture(canvas.current, language);
    const follow = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      if (width && height) picture.show({ x, y, zoom }, { width, height });
    };
    follow();
    const stops = [
      store.subscribe(follow),
      onMovement(() => picture.refresh()),
      ...[useEditor, useRuns].map((changing) => changing.subscribe(() => picture.refresh())),
      nodeBoxes.subscribe(() => picture.refresh()),
    ];
    const scheme = new MutationObserver(() => picture.refresh());
    scheme.observe(document.documentElement, { attributeFilter: ['data-mantine-color-scheme'] });
    return () => {
      scheme.disconnect();
      picture.stop();
      for (const stop of stops) stop();
    };
  }, [store, language]);
  return <canvas ref={canvas} className={classes.overview} aria-hidden />;
}

/** The picture on a <canvas>, larger than the window, and how it has to be moved to be in its place. */
class Picture {
  private readonly canvas: HTMLCanvasElement;
  private readonly language: 'en' | 'zh';
  private drawnAt: { readonly view: Viewport; readonly holds: Rect } | undefined;
  private view: Viewport = { x: 0, y: 0, zoom: 1 };
  private size = { width: 1, height: 1 };
  private frame = 0;

  constructor(canvas: HTMLCanvasElement, language: 'en' | 'zh') {
    this.canvas = canvas;
    this.language = language;
  }

  /** Shows the graph in another view. */
  show(view: Viewport, size: { width: number; height: number }): void {
    const isOther = size.width !== this.size.width || size.height !== this.size.height;
    if (!isOther && view.x === this.view.x && view.y === this.view.y && view.zoom === this.view.zoom) return;
    this.view = view;
    this.size = size;
    const ratio = this.drawnAt ? view.zoom / this.drawnAt.view.zoom : 0;
    const isSharp = ratio > 0.55 && ratio < 1.8;
    if (!this.drawnAt || isOther || !isSharp || !contains(this.drawnAt.holds, seenThrough(view, size))) this.draw();
    else this.place();
  }

  /** Draws it anew soon: what it shows has changed, or it has stopped moving and can be sharp. */
  refresh(): void {
    if (this.frame !== 0 || isMoving()) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      this.draw();
    });
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
  }

  private draw(): void {
    const { canvas, view, size } = this;
    const dots = Math.min(2, devicePixelRatio || 1);
    const border = { x: Math.round(size.width * margin), y: Math.round(size.height * margin) };
    const width = size.width + 2 * border.x;
    const height = size.height + 2 * border.y;
    canvas.width = width * dots;
    canvas.height = height * dots;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext('2d');
    if (!context) return;
    const seen = seenThrough({ x: view.x + border.x, y: view.y + border.y, zoom: view.zoom }, { width, height });
    const scene = overviewScene(
      useEditor.getState(),
      useRuns.getState(),
      this.language,
      canvas.parentElement ?? canvas,
    );
    context.scale(dots, dots);
    drawOverview(context, scene, { x: view.x + border.x, y: view.y + border.y, zoom: view.zoom }, seen);
    this.drawnAt = { view, holds: holdsAll(scene.graph, seen) ? grown(seen, 1e9) : seen };
    this.place();
  }

  /** Moves the picture to where the graph is seen now. */
  private place(): void {
    if (!this.drawnAt) return;
    const { view } = this.drawnAt;
    const scale = this.view.zoom / view.zoom;
    const x = this.view.x - (view.x + Math.round(this.size.width * margin)) * scale;
    const y = this.view.y - (view.y + Math.round(this.size.height * margin)) * scale;
    this.canvas.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
  }
}

/** A picture that holds the whole graph need not be drawn anew to be moved. */
function holdsAll({ nodes }: { readonly nodes: Readonly<Record<string, unknown>> }, seen: Rect): boolean {
  return Object.keys(nodes).every((id) => {
    const rect = nodeBoxes.rectOf(id);
    return !rect || contains(seen, rect);
  });
}
