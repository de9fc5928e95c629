import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isTalkgraphError } from '@talkgraph/errors';
import { writeSubtitles } from '../write/write-subtitles.js';
import { readSubtitles, type SubtitleFormat } from './read-subtitles.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => readSubtitles(bytes(text), 'talk');

const srt = `1\r\n00:00:01,000 --> 00:00:02,500\r\n大家好\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n<i>Hello</i> &amp; welcome\r\nto the course\r\n`;

test('SRT is read with marks, CRLF, tags and entities', () => {
  const { document, remarks } = read(`\uFEFF${srt}`);
  assert.deepEqual(document.cues, [
    { startSeconds: 1, endSeconds: 2.5, text: '大家好' },
    { startSeconds: 3, endSeconds: 4, text: 'Hello & welcome\nto the course' },
  ]);
  assert.deepEqual(remarks, []);
});

test('SRT without numbers, without blank lines, with points for commas and out of order is read as players do', () => {
  const { document } = read('0:05.5 --> 0:06.5\nlater\n2\n00:00:01.000-->00:00:02,000 X1:10\n{\\an8}first');
  assert.deepEqual(document.cues, [
    { startSeconds: 1, endSeconds: 2, text: 'first', place: { horizontal: 'center', vertical: 'top' } },
    { startSeconds: 5.5, endSeconds: 6.5, text: 'later' },
  ]);
});

test('a cue that cannot be read is left out and named by its line', () => {
  const { document, remarks } = read(
    `${srt}\n3\n00:00:99,000 --> 00:01:00,000\nlost\n\n4\n00:00:09,0 --> 00:00:08,0\nx`,
  );
  assert.equal(document.cues.length, 2);
  assert.match(remarks[0]?.en ?? '', /^Line 11 of talk: "00:00:99,000" is no time/);
  assert.match(remarks[1]?.zh ?? '', /第 15 行/);
});

test('VTT is read with header, notes, styles, ids, settings, entities and inner times', () => {
  const { document, remarks } = read(
    `WEBVTT - talk\nLanguage: zh-CN\n\nSTYLE\n::cue { color: red }\n\nNOTE\n00:01 is no cue\n\nintro\n00:01.000 --> 00:02.000 line:10% position:25% align:start\n<v 老师>你好 &lt;3</v>\n\n01:00:00.000 --> 01:00:02.000\nHel<01:00:00.500>lo <01:00:01.000><c>you</c>\n`,
  );
  assert.deepEqual(remarks, []);
  assert.deepEqual(document, {
    language: 'zh-CN',
    cues: [
      {
        startSeconds: 1,
        endSeconds: 2,
        text: '你好 <3',
        place: { vertical: 'top', horizontal: 'left', x: 0.25, y: 0.1 },
      },
      {
        startSeconds: 3600,
        endSeconds: 3602,
        text: 'Hello you',
        words: [
          { text: 'Hel', startSeconds: 3600, endSeconds: 3600.5 },
          { text: 'lo ', startSeconds: 3600.5, endSeconds: 3601 },
          { text: 'you', startSeconds: 3601, endSeconds: 3602 },
        ],
      },
    ],
  });
});

const ass = `[Script Info]
PlayResX: 1280
PlayResY: 720
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding
Style: Big,Noto Sans,72,&H0000FFFF,&H00FFFFFF,&H80000000,&H80000000,-1,0,0,0,100,100,0,0,1,3.6,0,8,10,10,36,1
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
Dialogue: 0,0:00:01.00,0:00:03.50,Big,,0,0,0,,{\\k50}你好，{\\kf30}wor{\\K20}ld\\N{\\i1}next, with a comma
Dialogue: 0,0:00:04.00,0:00:05.00,Other,,0,0,0,,{\\an5\\pos(640,180)}here
Dialogue: 0,0:00:05.00,0:00:06.00,Big,,0,0,0,,{\\p1}m 0 0 l 10 10{\\p0}
Dialogue: broken
`;

test('ASS is read with styles, karaoke and places; drawings and broken lines are named', () => {
  const { document, remarks } = read(ass);
  assert.deepEqual(document.styles?.[0], {
    name: 'Big',
    font: 'Noto Sans',
    size: 0.1,
    bold: true,
    italic: false,
    colour: '#ffff00',
    waitingColour: '#ffffff',
    outlineColour: '#0000007f',
    outline: 0.005,
    shadow: 0,
    place: { horizontal: 'center', vertical: 'top' },
    margin: 0.05,
  });
  const [first, second] = document.cues;
  assert.equal(first?.text, '你好，world\nnext, with a comma');
  assert.deepEqual(
    first?.words?.map(({ text, startSeconds, endSeconds }) => [text, startSeconds, endSeconds]),
    [
      ['你好，', 1, 1.5],
      ['wor', 1.5, 1.8],
      ['ld\n', 1.8, 2],
      ['next, with a comma', 2, 2],
    ],
  );
  assert.equal(first?.style, 'Big');
  assert.deepEqual(second?.place, { horizontal: 'center', vertical: 'middle', x: 0.5, y: 0.25 });
  assert.equal(second?.style, undefined);
  assert.deepEqual(
    remarks.map(({ en }) => en.slice(0, 7)),
    ['Line 11', 'Line 12'],
  );
});

test('what is written is read back, in all three kinds', () => {
  const { document } = read(ass);
  for (const format of ['srt', 'vtt', 'ass'] as const) {
    const again = read(writeSubtitles(document, format)).document;
    const plain = ({ startSeconds, endSeconds, text }: (typeof document.cues)[number]) => [
      startSeconds,
      endSeconds,
      text,
    ];
    assert.deepEqual(again.cues.map(plain), document.cues.map(plain), format);
    if (format !== 'srt') assert.equal(again.cues[0]?.words?.length, format === 'vtt' ? 4 : 4, format);
  }
});

test('texts that look like marks of the format survive', () => {
  const cue = { startSeconds: 0, endSeconds: 1, text: 'a < b --> c & d' };
  for (const format of ['vtt', 'ass'] as const) {
    assert.equal(read(writeSubtitles({ cues: [cue] }, format)).document.cues[0]?.text, cue.text, format);
  }
});

/** GBK of 大家好 and its UTF-16 forms. */
const gbk = [0xb4, 0xf3, 0xbc, 0xd2, 0xba, 0xc3];

test('encodings of Windows programs are recognised', () => {
  const head = bytes('1\n00:00:01,000 --> 00:00:02,000\n');
  const text = '1\n00:00:01,000 --> 00:00:02,000\n大家好';
  const utf16 = (mark: boolean, big: boolean) => {
    const buffer = Buffer.from(`${mark ? '\uFEFF' : ''}${text}`, 'utf16le');
    return big ? buffer.swap16() : buffer;
  };
  const files: Uint8Array[] = [
    Uint8Array.from([...head, ...gbk]),
    ...[true, false].flatMap((mark) => [utf16(mark, false), utf16(mark, true)]),
  ];
  for (const file of files) assert.equal(readSubtitles(file, 'x.srt').document.cues[0]?.text, '大家好');
});

test('files that hold no subtitles are refused by name and line', () => {
  const refused = (text: string, code: string, part: string) =>
    assert.throws(
      () => read(text),
      (error) => isTalkgraphError(error) && error.code === code && error.message.includes(part),
    );
  refused(' \n', 'SUBTITLES_EMPTY', 'talk');
  refused('hello\nworld', 'SUBTITLES_FORMAT_UNKNOWN', 'SRT');
  refused('WEBVTT\n\nfoo', 'SUBTITLES_BROKEN', 'Line 3');
  refused('\n\n1\n00:00:0x,0 --> 00:00:02,0\nhi\n99 -> 5\n', 'SUBTITLES_BROKEN', 'Line 4');
  refused('[Script Info]\n', 'SUBTITLES_EMPTY', 'talk');
});

test('a thousand damaged files are read or refused, never anything else', () => {
  const sources: Readonly<Record<SubtitleFormat, string>> = {
    srt,
    vtt: writeSubtitles(read(ass).document, 'vtt'),
    ass,
  };
  let seed = 1;
  const random = (below: number) => {
    seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
    return (seed >>> 8) % below;
  };
  for (const source of Object.values(sources)) {
    for (let round = 0; round < 350; round++) {
      const damaged = bytes(source);
      for (let k = random(12); k >= 0; k--) damaged[random(damaged.length)] = random(256);
      try {
        const { document } = readSubtitles(damaged.subarray(0, 1 + random(damaged.length)), 'x');
        assert.ok(document.cues.every((cue) => cue.endSeconds > cue.startSeconds && cue.text.trim() !== ''));
      } catch (error) {
        assert.ok(isTalkgraphError(error), String(error));
      }
    }
  }
});
