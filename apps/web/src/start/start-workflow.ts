import type { Json, JsonObject } from '@talkgraph/engine';
import { inputName } from '../api/input-file.js';
import type { GivenFile } from './given-file.js';

/** Sizes that a visitor can choose: the short side of the result. */
export const resolutions = ['540p', '720p', '1080p'] as const;
export type Resolution = (typeof resolutions)[number];

/** Ids of the workflow's nodes; what the run says of them becomes words on the start page. */
export const startNodes = { person: '1', speech: '2', talk: '3', save: '4', shrink: '5' } as const;

/** What a talking video is made of. */
export interface TalkRequest {
  readonly face: GivenFile;
  readonly voice: GivenFile;
  readonly resolution: Resolution;
}

/** The size that suits a face: nothing is gained by drawing more than the picture has. */
export function suitedResolution(face: GivenFile | undefined): Resolution {
  return face !== undefined && face.shortSide >= 1000 ? '1080p' : '720p';
}

/** The main workflow in the editor's format, as if it had been drawn by hand: person and speech, the talking head, the file. */
export function startWorkflow({ face, voice, resolution }: TalkRequest): JsonObject {
  const isStill = face.kind === 'still';
  const isSmall = resolution === '540p';
  const picture = isStill
    ? node(1, 'LoadImage', [40, 60], [[], [out('IMAGE', 2), out('MASK')]], [inputName(face.file), 'image'])
    : node(1, 'LoadVideo', [40, 60], [[], [out('VIDEO', 2)]], [inputName(face.file), 'image']);
  const speech = node(2, 'LoadAudio', [40, 500], [[], [out('AUDIO', 1)]], [inputName(voice.file), null, null]);
  const talk = node(
    3,
    'HeyGemTalkingHead',
    [420, 60],
    [[into('audio', 'AUDIO', 1), into('video', 'VIDEO', 2), into('options', 'LIPSYNC_OPTIONS')], [out('VIDEO', 3)]],
    [true, isSmall ? '720p' : resolution, 'embedded'],
  );
  const save = node(
    4,
    'SaveVideo',
    [isSmall ? 1180 : 800, 60],
    [[into('video', 'VIDEO', isSmall ? 4 : 3)], []],
    [`video/${stemOf(voice.name)}`, 18, 'fast', 'x264'],
  );
  // The talking head knows two sizes only; the small one is made of what it draws.
  const shrink = node(5, 'ScaleVideo', [800, 60], [[into('video', 'VIDEO', 3)], [out('VIDEO', 4)]], [540]);
  return {
    last_node_id: 5,
    last_link_id: 4,
    nodes: [picture, speech, talk, save, ...(isSmall ? [shrink] : [])],
    links: [
      [1, 2, 0, 3, 0, 'AUDIO'],
      [2, 1, 0, 3, 1, isStill ? 'IMAGE' : 'VIDEO'],
      ...(isSmall
        ? [[3, 3, 0, 5, 0, 'VIDEO'] as Json, [4, 5, 0, 4, 0, 'VIDEO'] as Json]
        : [[3, 3, 0, 4, 0, 'VIDEO'] as Json]),
    ],
    groups: [],
    config: {},
    extra: { ds: { scale: 1, offset: [0, 0] } },
    version: 0.4,
  };
}

/** What the video is called before it has a file: the voice's name without its ending. */
export function stemOf(name: string): string {
  const stem = name.replace(/\.[^.]*$/, '');
  // Names of results may hold no path and none of the patterns that the server fills in.
  return (
    stem
      .replace(/[\\/:*?"<>|%\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 80) || 'talking'
  );
}

type Sockets = readonly [inputs: readonly JsonObject[], outputs: readonly JsonObject[]];

function node(
  id: number,
  type: string,
  pos: readonly [number, number],
  [inputs, outputs]: Sockets,
  values: readonly Json[],
): JsonObject {
  return {
    id,
    type,
    pos: [...pos],
    size: [320, 200],
    flags: {},
    order: id - 1,
    mode: 0,
    inputs: [...inputs],
    outputs: [...outputs],
    properties: { 'Node name for S&R': type },
    widgets_values: [...values],
  };
}

function into(name: string, type: string, link: number | null = null): JsonObject {
  return { name, type, link };
}

function out(type: string, link?: number): JsonObject {
  return { name: type, type, links: link === undefined ? null : [link] };
}
