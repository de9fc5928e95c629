import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { isVoiceChoice, type SpeechSynthesizer } from '../../contract.js';
import { speechReferenceMissing, speechServiceAddress, speechServiceAnswer } from '../../errors.js';
import { primaryLanguage } from '../../text/language-runs.js';
import { postForBytes, shortText } from '../http/post-for-bytes.js';
import { soundOfAnswer } from '../http/sound-of-answer.js';
import { speakOverHttp } from '../http/speak-over-http.js';
import { unfulfilled } from '../unfulfilled.js';

export interface HeygemOptions {
  /** `http://127.0.0.1:18180`. */
  readonly address: string;
  /** A recording of the voice, relative to the service's data folder: `origin_audio/lecturer.wav`. */
  readonly referenceAudio: string;
  /** What is said there; the service listens for itself when it is empty. */
  readonly referenceText: string;
  readonly scratch: () => Promise<string>;
  /** For tests: the first wait before another try. */
  readonly waitMs?: number;
}

const service = 'HeyGem TTS';
const mostCharacters = 400;
/** Service and recogniser refuse connections for minutes after they were started: 127 s with waits that double. */
const retries = 6;

/** HeyGem's voice service (fish-speech), which imitates a recording. Sends the text to the address given, and only there. */
export function createHeygemSynthesizer(options: HeygemOptions): SpeechSynthesizer {
  const { address, referenceAudio, scratch } = options;
  return {
    name: 'heygem',
    async speak(request, call = {}) {
      if (!referenceAudio) throw speechReferenceMissing({});
      const base = address.trim().replace(/\/+$/, '');
      if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)) throw speechServiceAddress({ address });
      const reference = await referenceOf(base, options, request.language, call.signal);
      const folder = await scratch();
      const url = `${base}/v1/invoke`;
      // The service keeps what it knows of a speaker under this name.
      const speaker = request.voice && !isVoiceChoice(request.voice) ? request.voice : randomUUID();
      const ask = async (text: string, signal: AbortSignal | undefined) => {
        const answer = await postForBytes({
          ...{ service, url, retries, body: { ...manner, speaker, text, ...reference } },
          ...(signal && { signal }),
          ...(options.waitMs !== undefined && { waitMs: options.waitMs }),
        });
        return soundOfAnswer(answer, { service, url, folder });
      };
      const remarks = unfulfilled(service, request, ['speed', 'pitch']);
      return speakOverHttp({ mostCharacters, remarks, ask }, request, call);
    },
  };
}

/** As HeyGem's own client sends them. */
const manner = {
  format: 'wav',
  topP: 0.7,
  max_new_tokens: 1024,
  chunk_length: 100,
  repetition_penalty: 1.2,
  temperature: 0.7,
  need_asr: false,
  streaming: false,
  is_fixed_seed: 0,
  is_norm: 1,
};

/** What is to be imitated: as given, or cleaned, cut and written down by the service. */
async function referenceOf(
  base: string,
  { referenceAudio, referenceText, waitMs }: HeygemOptions,
  language: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly reference_audio: string; readonly reference_text: string }> {
  if (referenceText) return { reference_audio: referenceAudio, reference_text: referenceText };
  const url = `${base}/v1/preprocess_and_tran`;
  const body = { format: 'wav', reference_audio: referenceAudio, lang: primaryLanguage(language) };
  for (let tried = 0; ; tried += 1) {
    const { bytes } = await postForBytes({
      ...{ service, url, body, retries },
      ...(signal && { signal }),
      ...(waitMs !== undefined && { waitMs }),
    });
    const answer = readAnswer(bytes);
    const { asr_format_audio_url: audio, reference_audio_text: text } = answer;
    if (answer.code === 0 && audio && text) return { reference_audio: audio, reference_text: text };
    const reason = shortText(bytes);
    // Failures come with status 200 and a code other than 0, also that of a recogniser that is not up yet.
    if (tried === retries || !recogniserRefused.test(reason)) {
      throw speechServiceAnswer({ service, address: base, reason });
    }
    await wait((waitMs ?? 1000) * 2 ** tried, undefined, signal ? { signal } : {});
  }
}

/** What the service says while its recogniser, a container of its own, is still starting. */
const recogniserRefused = /connection refused|connect call failed|ECONNREFUSED|Errno 111|连接被拒绝|拒绝连接/i;

interface PreprocessAnswer {
  readonly code?: number;
  readonly asr_format_audio_url?: string;
  readonly reference_audio_text?: string;
}

function readAnswer(bytes: Buffer): PreprocessAnswer {
  try {
    return JSON.parse(bytes.toString('utf8')) as PreprocessAnswer;
  } catch {
    return {};
  }
}
