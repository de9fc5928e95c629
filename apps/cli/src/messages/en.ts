import { doctorEn } from './doctor-en.js';
import { modelsEn } from './models-en.js';
import { secretsEn } from './secrets-en.js';
import { tableEn } from './table-en.js';
import { talkEn } from './talk-en.js';
import { workflowEn } from './workflow-en.js';

export const en = {
  summary: 'Makes a person in a video or a photo say a recording. Everything runs on this machine.',
  titles: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
    'Global Options:': 'Options of every command:',
  } as Record<string, string>,
  usageOptions: '[options]',
  usageCommand: '[command]',
  options: {
    lang: 'language of all messages: en or zh (default: the system’s)',
    version: 'print the version',
    help: 'show this help',
    json: 'print JSON, for other programs',
  },
  more: 'Help for one command: talkgraph <command> --help',
  stopping: 'Stopping … press Ctrl-C again to quit at once.',
  seconds: (seconds: string) => `${seconds} s`,
  talk: talkEn,
  doctor: doctorEn,
  workflow: workflowEn,
  table: tableEn,
  secrets: secretsEn,
  models: modelsEn,
  probe: {
    summary: 'shows what is in a media file',
    file: 'a video, a sound or a picture',
    labels: { file: 'File', video: 'Picture', audio: 'Sound', duration: 'Length' },
    kinds: { video: 'video', audio: 'sound', still: 'still picture' },
    container: (kind: string, container: string, megabytes: string) => `${kind}, ${container}, ${megabytes} MB`,
    size: (width: number, height: number, codec: string) => `${width}×${height}, ${codec}`,
    rate: (fps: string, frames: number) => `${fps} frames per second, ${frames} frames`,
    variableRate: 'variable rate',
    interlaced: 'interlaced',
    rotated: (degrees: number) => `rotated by ${degrees}°`,
    sound: (codec: string, rate: number, channels: string) => `${codec}, ${rate} Hz, ${channels}`,
    channels: (count: number) => (count === 1 ? 'mono' : count === 2 ? 'stereo' : `${count} channels`),
    separator: ', ',
    none: 'none',
  },
};
