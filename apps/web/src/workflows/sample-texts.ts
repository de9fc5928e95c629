import type { Language } from '../i18n/start-i18n.js';

/** Names of the files below inputs/ that a sample table names. */
export interface TableFiles {
  readonly photo: string;
  readonly film: string;
  /** Shows no face. */
  readonly room: string;
  readonly voice: string;
}

const header = ['id', 'name', 'course', 'portrait', 'recording', 'script'];

const people = {
  en: [
    ['Lecturer A', 'Photography for beginners'],
    ['Lecturer B', 'Bookkeeping basics'],
    ['Lecturer C', 'First aid'],
    ['Lecturer D', 'Public speaking'],
  ],
  zh: [
    ['讲师甲', '摄影入门'],
    ['讲师乙', '财务基础'],
    ['讲师丙', '急救常识'],
    ['讲师丁', '公众演讲'],
  ],
} as const;

const scripts = {
  en: (course: string) => `Hello, and welcome to ${course}. Let us begin.`,
  zh: (course: string) => `大家好，欢迎学习${course}，我们现在开始。`,
} as const;

/** The words of the recording. */
const recorded = {
  en: 'Hello! Bring a photo and a voice to Talkgraph, and my lips will follow every word.',
  zh: '你好！给我一张照片，和一段声音，我就能把它说出来。',
} as const;

/**
 * A table of four lecturers: one with a recording, one with a script only, one whose portrait shows no face, and one whose
 * portrait was never sent. `named` are those who shall have a recording of their name.
 */
export function sampleTable(language: Language, { photo, film, room, voice }: TableFiles) {
  const portraits = [photo, film, room, 'not-sent-yet.jpg'];
  const rows = people[language].map(([name, course], place) => {
    const recording = place === 0 ? voice : '';
    const script = place === 0 ? recorded[language] : scripts[language](course);
    return [String(place + 1), name, course, portraits[place] ?? '', recording, script];
  });
  const text = [header, ...rows].map((cells) => `${cells.map(quoted).join(',')}\r\n`).join('');
  return { text, named: people[language].slice(0, 2).map(([name]) => name) };
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A script to read aloud. */
export function sampleScript(language: Language): string {
  return scripts[language](people[language][0][1]);
}
