import { doctorEn } from './doctor-en.js';
import { talkEn } from './talk-en.js';

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
  probe: {
    summary: 'shows what is in a media file',
    file: 'a video, a sound or a picture',
  },
};
