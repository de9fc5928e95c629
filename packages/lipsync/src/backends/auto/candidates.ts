import type { LocalizedText } from '@talkgraph/errors';
import type { LipSyncBackend, LipSyncRequest } from '../../contract.js';
import type { Candidate } from './engine-outlook.js';

/** HeyGem's service: a large network, on a machine that was set up for it. */
export function heygemCandidate(backend: LipSyncBackend, outlook: Candidate['outlook']): Candidate {
  return {
    backend,
    outlook,
    label: { en: 'HeyGem service', zh: 'HeyGem 服务' },
    lacks: (request) => looksLacking(request) ?? motionLacking(request),
  };
}

/** A Wav2Lip model of the user's. */
export function wav2LipCandidate(backend: LipSyncBackend, outlook: Candidate['outlook']): Candidate {
  return { backend, outlook, label: { en: 'Wav2Lip', zh: 'Wav2Lip' }, lacks: looksLacking };
}

/** The engine that always works. */
export function embeddedCandidate(backend: LipSyncBackend): Candidate {
  return {
    backend,
    label: { en: 'built in', zh: '内置引擎' },
    lacks: () => undefined,
    outlook: async () => ({ ready: true, with: { en: 'on the processor', zh: '使用处理器' } }),
  };
}

/** Networks that make a mouth leave the rest of the face as it was filmed. */
function looksLacking({ controls }: LipSyncRequest): LocalizedText | undefined {
  if (controls.expression === undefined) return undefined;
  return { en: 'it cannot change the look of the face, which is asked for', zh: '无法实现所设置的表情' };
}

function motionLacking({ controls, still }: LipSyncRequest): LocalizedText | undefined {
  if (controls.headMotion !== undefined) {
    return { en: 'it cannot move the head, which is asked for', zh: '无法实现所设置的头部动作' };
  }
  if (!still || !controls.liveliness) return undefined;
  return { en: 'a photo would neither blink nor move its head', zh: '照片不会眨眼，头部也不会动' };
}
