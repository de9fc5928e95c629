import { isVoiceChoice, type SpeechSynthesizer, type VoiceChoice } from '../../contract.js';
import { speechServiceAddress } from '../../errors.js';
import { postForBytes } from '../http/post-for-bytes.js';
import { soundOfAnswer } from '../http/sound-of-answer.js';
import { speakOverHttp } from '../http/speak-over-http.js';
import { unfulfilled } from '../unfulfilled.js';

export interface OpenaiOptions {
  /** Base address as such services give it: `https://api.example.com/v1`. */
  readonly address: string;
  /** Sent as bearer token; empty where the service wants none. */
  readonly key: string;
  /** What the service calls its model; `tts-1` when empty. */
  readonly model: string;
  readonly scratch: () => Promise<string>;
  /** For tests: the first wait before another try. */
  readonly waitMs?: number;
}

const service = 'The speech service';
/** The interface takes 4096 characters; less lets a cancel be heard and a failure cost little. */
const mostCharacters = 1200;

/** OpenAI's own names, which compatible services know too. */
const voices: Readonly<Record<VoiceChoice, string>> = {
  woman: 'nova',
  'woman-2': 'shimmer',
  man: 'onyx',
  'man-2': 'echo',
};

/** Any service with OpenAI's `POST /audio/speech`. Sends the text to the address given, and only there. */
export function createOpenaiSynthesizer({ address, key, model, scratch, waitMs }: OpenaiOptions): SpeechSynthesizer {
  return {
    name: 'openai',
    async speak(request, call = {}) {
      const url = endpoint(address);
      const voice = isVoiceChoice(request.voice) ? voices[request.voice] : request.voice || voices.woman;
      const folder = await scratch();
      const ask = async (text: string, signal: AbortSignal | undefined) => {
        const body = { model: model || 'tts-1', input: text, voice, response_format: 'wav', speed: request.speed };
        const headers = key ? { authorization: `Bearer ${key}` } : {};
        const answer = await postForBytes({
          ...{ service, url, body, headers, secret: key },
          ...(signal && { signal }),
          ...(waitMs !== undefined && { waitMs }),
        });
        return soundOfAnswer(answer, { service, url, folder });
      };
      const remarks = unfulfilled(service, request, ['pitch']);
      return speakOverHttp({ mostCharacters, remarks, ask }, request, call);
    },
  };
}

/** @throws SPEECH_SERVICE_ADDRESS */
function endpoint(address: string): string {
  const base = address.trim().replace(/\/+$/, '');
  if (!URL.canParse(base) || !/^https?:$/.test(new URL(base).protocol)) throw speechServiceAddress({ address });
  return base.endsWith('/audio/speech') ? base : `${base}/audio/speech`;
}
