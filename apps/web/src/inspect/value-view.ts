import type { InspectedClip, InspectedItem, InspectedPort, NodeValues } from '@talkgraph/protocol';
import type { ItemPlace } from './item-place.js';

/** A clip among the values of a node, and where it lies. */
export interface PlacedClip {
  readonly clip: InspectedClip;
  readonly place: ItemPlace;
}

/** All clips of a node's ports, with where they lie. */
export function clipsOf(values: NodeValues, run: string, side: 'inputs' | 'outputs'): PlacedClip[] {
  return values[side].flatMap(({ slot, items }) =>
    items.flatMap((clip, item) =>
      clip.kind === 'clip' ? [{ clip, place: { run, node: values.node, side, slot, item } }] : [],
    ),
  );
}

/** Whether a clip can be looked at. */
export function hasPicture(clip: InspectedClip): clip is InspectedClip & Pictured {
  return clip.media !== 'audio' && clip.width !== undefined && clip.height !== undefined && clip.fps !== undefined;
}

/** What is known of a clip's picture. */
export interface Pictured {
  readonly width: number;
  readonly height: number;
  readonly fps: { readonly num: number; readonly den: number };
  readonly frameCount: number;
}

/** Whether a clip can be heard. */
export function hasSound(clip: InspectedClip): boolean {
  return clip.media !== 'video';
}

/** Ports that have something to show come first; settings follow. */
export function mediaFirst(ports: readonly InspectedPort[]): { media: InspectedPort[]; settings: InspectedPort[] } {
  const isSetting = ({ items, from, missing }: InspectedPort) =>
    from === undefined && missing !== true && items.length === 1 && items.every(isShort);
  return { media: ports.filter((port) => !isSetting(port)), settings: ports.filter(isSetting) };
}

function isShort(item: InspectedItem): boolean {
  return item.kind === 'json' && (typeof item.value !== 'object' || item.value === null) && !isLong(item.value);
}

const isLong = (value: unknown) => typeof value === 'string' && (value.length > 40 || value.includes('\n'));
