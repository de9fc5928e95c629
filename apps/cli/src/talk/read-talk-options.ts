import { resolve } from 'node:path';
import {
  defaultControls,
  type LipSyncControls,
  loopPolicies,
  resolutions,
  shorterPolicies,
  type TalkRequest,
  videoEncoders,
} from '@talkgraph/lipsync';
import { optionRequired } from '../errors.js';
import { parseChoice } from '../options/parse-choice.js';
import { parseFps } from '../options/parse-fps.js';
import { parseLanguage } from '../options/parse-language.js';
import { type NumberRange, parseNumber } from '../options/parse-number.js';

/** The options of `talk` as they were typed. */
export interface RawTalkOptions {
  readonly video?: string;
  readonly audio?: string;
  readonly output?: string;
  readonly engine?: string;
  readonly model?: string;
  readonly resolution?: string;
  readonly fps?: string;
  readonly intensity?: string;
  readonly smoothness?: string;
  readonly offsetMs?: string;
  readonly maskFeather?: string;
  readonly loop?: string;
  readonly shorter?: string;
  readonly face?: string;
  readonly liveliness?: boolean;
  readonly language?: string;
  readonly encoder?: string;
  readonly report?: string;
  readonly json?: boolean;
}

const ranges = {
  intensity: { min: 0, max: 2 },
  smoothness: { min: 0, max: 1 },
  offsetMs: { min: -1000, max: 1000 },
  maskFeather: { min: 0.25, max: 3 },
  face: { min: 0, max: 99, whole: true },
} satisfies Record<string, NumberRange>;

/**
 * Checks every option and fills in the defaults. Paths become absolute.
 * @throws CLI_OPTION_REQUIRED, CLI_OPTION_INVALID
 */
export function readTalkOptions(raw: RawTalkOptions, currentFolder: string): TalkRequest {
  return {
    videoPath: resolve(currentFolder, required('--video', raw.video)),
    audioPath: resolve(currentFolder, required('--audio', raw.audio)),
    outputPath: resolve(currentFolder, required('-o', raw.output)),
    engine: raw.engine ?? 'embedded',
    ...(raw.model !== undefined && { model: raw.model }),
    resolution: parseChoice('--resolution', raw.resolution ?? 'source', resolutions),
    ...(raw.fps === undefined ? {} : { fps: parseFps('--fps', raw.fps) }),
    shorter: parseChoice('--shorter', raw.shorter ?? 'trim', shorterPolicies),
    controls: readControls(raw),
    ...(raw.language === undefined ? {} : { language: parseLanguage('--language', raw.language) }),
    encoder: parseChoice('--encoder', raw.encoder ?? 'x264', videoEncoders),
    report: raw.report !== undefined,
  };
}

function readControls(raw: RawTalkOptions): LipSyncControls {
  const number = (name: keyof typeof ranges, option: string): number =>
    raw[name] === undefined ? defaultControls[name] : parseNumber(option, raw[name], ranges[name]);
  return {
    intensity: number('intensity', '--intensity'),
    smoothness: number('smoothness', '--smoothness'),
    offsetMs: number('offsetMs', '--offset-ms'),
    maskFeather: number('maskFeather', '--mask-feather'),
    face: number('face', '--face'),
    loop: parseChoice('--loop', raw.loop ?? defaultControls.loop, loopPolicies),
    liveliness: raw.liveliness ?? defaultControls.liveliness,
  };
}

function required(option: string, value: string | undefined): string {
  if (value) return value;
  throw optionRequired({ option, command: 'talk' });
}
