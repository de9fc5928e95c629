import { type IpaReading, plainSymbol, readIpa } from './ipa-visemes.js';
import { readJapanese } from './japanese-visemes.js';
import { rulesOfLanguage } from './languages/rules-of-language.js';
import type { PhonemeEvent, PhonemeNotation } from './phoneme-event.js';
import { readPinyin } from './pinyin-visemes.js';
import type { VisemeId } from './viseme-table.js';

type Stop = 'voiceless' | 'voiced';

/** A stretch of one viseme; `gain` scales how far it opens the mouth. */
export interface VisemeSegment {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly viseme: VisemeId;
  readonly gain: number;
  /** It is a stop, which bursts: p, t, k … or b, d, g … */
  readonly stop?: Stop;
}

/** Pauses shorter than this are held: the neighbours meet in the middle (Rhubarb's rule). */
const holdSeconds = 0.12;
/** Stress opens a vowel further, its absence less; mid-way between read and lively speech. */
const stressedGain = 1.12;

/** How far into a pause an unreleased stop keeps the lips shut. */
const unreleasedSeconds = 0.09;

/** How phonemes are written and spoken. */
export interface SegmentOptions {
  /** IPA by default. */
  readonly notation?: PhonemeNotation;
  /** BCP 47 tag: what it does differently is in languages/. Events may name another one. */
  readonly language?: string;
  /**
   * What the times of stops begin with: eSpeak NG's, and all that is aligned with it, with the burst (the default);
   * those of labelled recordings, and so of the voices of flite and festival, with the silence before it.
   */
  readonly stopsFrom?: 'burst' | 'silence';
}

/** Phonemes as visemes: diphthongs and syllables split, pauses merged, very short pauses closed up. */
export function visemeSegments(
  events: readonly PhonemeEvent[],
  { notation = 'ipa', language, stopsFrom = 'burst' }: SegmentOptions = {},
): VisemeSegment[] {
  const read = {
    ipa: ipaReader(events, language),
    pinyin: readPinyin,
    romaji: (symbol: string, at: number) => readJapanese(symbol, events[at + 1]?.symbol),
  }[notation];
  const segments: VisemeSegment[] = [];
  events.forEach((event, i) => {
    const { parts, stressed } = read(event.symbol, i);
    let start = event.startSeconds;
    parts.forEach(({ viseme, share }, k) => {
      const end = start + share * (event.endSeconds - event.startSeconds);
      const stop = k === 0 && notation === 'ipa' ? stopOf(event.symbol) : undefined;
      const gain = stressed ? stressedGain : 1;
      append(segments, { startSeconds: start, endSeconds: end, viseme, gain, ...(stop && { stop }) });
      start = end;
    });
  });
  const held = notation === 'ipa' ? holdFinalStops(segments, events, language) : segments;
  return closeShortPauses(stopsFrom === 'burst' ? closedBeforeBursts(held) : held);
}

/** Reads IPA by the rules of each event's own language and beside its neighbours. */
function ipaReader(events: readonly PhonemeEvent[], language: string | undefined) {
  const symbols = events.map((event) => plainSymbol(event.symbol));
  return (symbol: string, at: number): IpaReading => {
    const { sounds, inContext } = rulesOfLanguage(events[at]!.language ?? language);
    const said = symbols[at] === '' ? undefined : inContext(symbols, at);
    const reading = readIpa(said ?? symbol, sounds);
    return said === undefined ? reading : { ...reading, stressed: /[ˈ'ˌ]/.test(symbol) };
  };
}

/** Where stops are not released, a bilabial before a pause keeps the lips shut some way into it. */
function holdFinalStops(
  segments: readonly VisemeSegment[],
  events: readonly PhonemeEvent[],
  language: string | undefined,
): VisemeSegment[] {
  const stops = new Set(
    events
      .filter((event) => rulesOfLanguage(event.language ?? language).unreleased)
      .filter((event) => /^[pb]$/.test(plainSymbol(event.symbol)))
      .map((event) => event.endSeconds),
  );
  const held: VisemeSegment[] = [];
  for (const segment of segments) {
    const last = held.at(-1);
    const isFinal = segment.viseme === '_' && last?.viseme === 'p' && stops.has(last.endSeconds);
    const until = Math.min(segment.endSeconds, segment.startSeconds + unreleasedSeconds);
    if (isFinal && last) {
      const { stop: _, ...unreleased } = last;
      held[held.length - 1] = { ...unreleased, endSeconds: until };
    }
    if (!isFinal) held.push(segment);
    else if (until < segment.endSeconds) held.push({ ...segment, startSeconds: until });
  }
  return held;
}

function stopOf(symbol: string): Stop | undefined {
  const [, voiceless, voiced] = /^(?:([ptkqcʈ])|([bdgɡɟɖ]))(?![szʃʒɕʑ.])/.exec(plainSymbol(symbol)) ?? [];
  return voiceless ? 'voiceless' : voiced ? 'voiced' : undefined;
}

/**
 * Stops shorter than this are timed from their burst. In 75 minutes of eSpeak NG voiceless stops of any length follow 30 to
 * 50 ms of silence that their time leaves out; beyond 80 ms they may come from elsewhere, and be whole. Voiced stops sound
 * while shut, within their time, which is 45 ms or more: a shorter one is what an aligner has left of it.
 */
const burstSeconds: Readonly<Record<Stop, number>> = { voiceless: 0.08, voiced: 0.045 };

/**
 * Lips or tongue were shut for this long before the burst (eSpeak NG's own silence there), but for no more than half of
 * what precedes. On the GRID clips this brings the phonemes from r 0.731 to 0.764, sound and phonemes from 0.779 to 0.799.
 */
const occlusionSeconds = 0.05;
/** They part with the burst. */
const partingSeconds = 0.01;

/** Shuts lips or tongue before the burst of a stop, where synthesisers and aligners hear it begin. */
function closedBeforeBursts(segments: readonly VisemeSegment[]): VisemeSegment[] {
  const out: VisemeSegment[] = [];
  let from: number | undefined;
  segments.forEach((segment, i) => {
    const { startSeconds, endSeconds } = segment;
    const last = out.at(-1);
    let start = from ?? startSeconds;
    from = undefined;
    const isBurst = segment.stop && endSeconds - startSeconds < burstSeconds[segment.stop];
    if (isBurst && last && segments[i + 1]) {
      start = startSeconds - Math.min(occlusionSeconds, (last.endSeconds - last.startSeconds) / 2);
      from = Math.min(endSeconds, startSeconds + partingSeconds);
      out[out.length - 1] = { ...last, endSeconds: start };
    }
    out.push({ ...segment, startSeconds: start, endSeconds: from ?? endSeconds });
  });
  return out;
}

function append(segments: VisemeSegment[], next: VisemeSegment): void {
  if (next.endSeconds <= next.startSeconds) return;
  const last = segments.at(-1);
  // Two pauses in a row are one: synthesisers write a pause per clause mark.
  if (last?.viseme === '_' && next.viseme === '_')
    segments[segments.length - 1] = { ...last, endSeconds: next.endSeconds };
  else segments.push(next);
}

function closeShortPauses(segments: readonly VisemeSegment[]): VisemeSegment[] {
  const out: VisemeSegment[] = [];
  let carriedStart: number | undefined;
  segments.forEach((segment, i) => {
    const isShort = segment.viseme === '_' && segment.endSeconds - segment.startSeconds < holdSeconds;
    const last = out.at(-1);
    if (isShort && last && segments[i + 1]) {
      const middle = (segment.startSeconds + segment.endSeconds) / 2;
      out[out.length - 1] = { ...last, endSeconds: middle };
      carriedStart = middle;
      return;
    }
    out.push(carriedStart === undefined ? segment : { ...segment, startSeconds: carriedStart });
    carriedStart = undefined;
  });
  return out;
}
