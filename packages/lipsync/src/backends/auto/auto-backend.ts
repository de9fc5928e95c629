import { isTalkgraphError, type LocalizedText } from '@talkgraph/errors';
import { defaultOps, describeClip } from '@talkgraph/media';
import type { ClipServices } from '../../clip-services.js';
import type { LipSyncAnswer, LipSyncBackend, LipSyncRequest, WorkOptions } from '../../contract.js';
import type { Candidate, EngineOutlook } from './engine-outlook.js';

/** An engine that takes longer than this many times the length of the film… */
const slowest = 10;
/** …and longer than this is passed over: nobody asked for it by name. */
const shortWaitSeconds = 120;

/**
 * The engine `auto`: the first of several that is ready here, leaves nothing of the request out and is fast enough; where that
 * one fails, the next, and the built-in one where it fails once the film is being made. Which one it was and why is a remark.
 * @param preferred the best first
 * @param always what works everywhere
 */
export function createAutoBackend(preferred: readonly Candidate[], always: Candidate): LipSyncBackend {
  return {
    name: 'auto',
    // Another model, a service that went away: another engine may be chosen.
    async state(model) {
      const looks = [...preferred, always].map(async ({ backend, outlook }) => {
        if (backend.state) return backend.state(model);
        return (await outlook({ useGpu: false, ...(model !== undefined && { model }) }, undefined)).ready;
      });
      return (await Promise.all(looks)).join('; ');
    },
    async apply(request, services, options = {}) {
      const passed: LocalizedText[] = [];
      for (const candidate of preferred) {
        const against = await reasonAgainst(candidate, request, services, options);
        if ('why' in against) {
          passed.push(sentence(candidate, against.why));
          continue;
        }
        try {
          const answer = await candidate.backend.apply({ ...request, orBuiltIn: true }, services, options);
          return chosen(candidate, answer, passed, against.found);
        } catch (error) {
          options.signal?.throwIfAborted();
          // A bug must not hide behind another engine.
          if (!isTalkgraphError(error) || error.kind === 'bug' || error.code === 'CANCELLED') throw error;
          passed.push(sentence(candidate, withoutStop(error.text)));
        }
      }
      return chosen(always, await always.backend.apply(request, services, options), passed);
    },
  };
}

type Ready = Extract<EngineOutlook, { ready: true }>;

async function reasonAgainst(
  { lacks, outlook }: Candidate,
  request: LipSyncRequest,
  services: ClipServices,
  { signal }: WorkOptions,
): Promise<{ readonly why: LocalizedText } | { readonly found: Ready }> {
  const lacking = lacks(request);
  if (lacking) return { why: lacking };
  const found = await outlook(request, signal);
  signal?.throwIfAborted();
  if (!found.ready) return { why: found.why };
  const why = tooSlow(found, request, services);
  return why ? { why } : { found };
}

function tooSlow(
  { framesPerSecond }: Ready,
  request: LipSyncRequest,
  services: ClipServices,
): LocalizedText | undefined {
  const video = describeClip(request.base, services.ops ?? defaultOps).video;
  if (framesPerSecond === undefined || video === undefined) return undefined;
  const frames = request.playlist.reduce((sum, { count }) => sum + count, 0);
  const film = frames / (video.fps.num / video.fps.den);
  const seconds = frames / framesPerSecond;
  if (seconds <= Math.max(shortWaitSeconds, slowest * film)) return undefined;
  const [rate, minutes] = [framesPerSecond.toFixed(1), Math.round(seconds / 60)];
  return {
    en: `it makes ${rate} frames a second here, so this film would take ${minutes} minutes`,
    zh: `在本机每秒只能生成 ${rate} 帧，这段视频约需 ${minutes} 分钟`,
  };
}

function sentence({ label }: Candidate, why: LocalizedText): LocalizedText {
  return { en: `${label.en}: ${why.en}`, zh: `${label.zh}：${why.zh}` };
}

function withoutStop({ en, zh }: LocalizedText): LocalizedText {
  return { en: en.replace(/\.$/, ''), zh: zh.replace(/。$/, '') };
}

function chosen(
  { label }: Candidate,
  { clip, remarks }: LipSyncAnswer,
  passed: readonly LocalizedText[],
  found?: Ready,
): LipSyncAnswer {
  const [how, wie] = found ? [` (${found.with.en})`, `（${found.with.zh}）`] : ['', ''];
  const why = {
    en: `Engine chosen: ${label.en}${how}.${passed.map(({ en }) => ` ${en}.`).join('')}`,
    zh: `已自动选择引擎：${label.zh}${wie}。${passed.map(({ zh }) => `${zh}。`).join('')}`,
  };
  return { clip, remarks: [why, ...remarks] };
}
