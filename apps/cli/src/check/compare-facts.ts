import type { LocalizedText } from '@talkgraph/errors';
import type { Expectations, ResultFacts } from './result-facts.js';

/** Encoders of another version make files of another size; more than this is worth a word. */
const bytesShare = 0.3;
/** A frame at 25 frames a second. */
const secondsOff = 0.041;
/** Points of a quality part. */
const pointsOff = 6;
/** Two curves of one mouth agree at least so well (Pearson's r), unless it hardly moves. */
const leastLikeness = 0.9;
/** A mouth that moves less than this (standard deviation, in units of the face) is at rest. */
const restingDeviation = 0.004;

/** What is otherwise than it was, in words; empty when all is as expected. */
export function compareFacts(expected: Expectations, made: Pick<Expectations, 'results'>): LocalizedText[] {
  const changes: LocalizedText[] = [];
  const names = new Set([...expected.results, ...made.results].map(({ name }) => name));
  for (const name of names) {
    const before = expected.results.find((result) => result.name === name);
    const now = made.results.find((result) => result.name === name);
    if (!before) changes.push({ en: `${name} is new.`, zh: `新增结果 ${name}。` });
    else if (!now) changes.push({ en: `${name} is no longer made.`, zh: `不再生成 ${name}。` });
    else changes.push(...compareResult(before, now));
  }
  return changes;
}

function compareResult(before: ResultFacts, now: ResultFacts): LocalizedText[] {
  const changes: LocalizedText[] = [];
  const tell = (en: string, zh: string, was: string | number, is: string | number): void => {
    changes.push({ en: `${now.name}: ${en} was ${was}, is ${is}.`, zh: `${now.name}：${zh}由 ${was} 变为 ${is}。` });
  };
  const [sizeWas, sizeIs] = [sizeOf(before), sizeOf(now)];
  if (sizeWas !== sizeIs) tell('the picture', '画面尺寸', sizeWas, sizeIs);
  if (Math.abs((before.durationSeconds ?? 0) - (now.durationSeconds ?? 0)) > secondsOff) {
    tell('the length', '时长', `${before.durationSeconds} s`, `${now.durationSeconds} s`);
  }
  if (before.fps !== now.fps) tell('the frame rate', '帧率', before.fps ?? '–', now.fps ?? '–');
  if (before.sampleRate !== now.sampleRate)
    tell('the sample rate', '采样率', before.sampleRate ?? '–', now.sampleRate ?? '–');
  if (Math.abs(now.bytes - before.bytes) > bytesShare * before.bytes) {
    tell('the file', '文件大小', `${before.bytes} B`, `${now.bytes} B`);
  }
  for (const part of new Set([...Object.keys(before.quality ?? {}), ...Object.keys(now.quality ?? {})])) {
    const [was, is] = [before.quality?.[part], now.quality?.[part]];
    if (was === undefined || is === undefined || Math.abs(was - is) > pointsOff) {
      tell(`the quality part "${part}"`, `质量分项“${part}”`, was ?? '–', is ?? '–');
    }
  }
  const likeness = likenessOf(before.mouth, now.mouth);
  if (likeness !== undefined && likeness < leastLikeness) {
    const shown = likeness.toFixed(2);
    changes.push({
      en: `${now.name}: the mouth moves otherwise than it did (r = ${shown}).`,
      zh: `${now.name}：口型动作与之前不同（r = ${shown}）。`,
    });
  }
  return changes;
}

function sizeOf({ width, height }: ResultFacts): string {
  return width === undefined ? '–' : `${width}×${height}`;
}

/** Pearson's r of two curves over the frames they share; undefined where there is nothing to compare. */
function likenessOf(before: readonly number[] | undefined, now: readonly number[] | undefined): number | undefined {
  if (before === undefined && now === undefined) return undefined;
  const count = Math.min(before?.length ?? 0, now?.length ?? 0);
  if (count < 3) return before?.length === now?.length ? undefined : 0;
  const [a, b] = [(before ?? []).slice(0, count), (now ?? []).slice(0, count)];
  const [meanA, meanB] = [mean(a), mean(b)];
  const covariance = mean(a.map((value, i) => (value - meanA) * ((b[i] as number) - meanB)));
  const [spreadA, spreadB] = [deviation(a, meanA), deviation(b, meanB)];
  if (spreadA < restingDeviation && spreadB < restingDeviation) return undefined;
  return covariance / Math.max(1e-9, spreadA * spreadB);
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[], around: number): number {
  return Math.sqrt(mean(values.map((value) => (value - around) ** 2)));
}
