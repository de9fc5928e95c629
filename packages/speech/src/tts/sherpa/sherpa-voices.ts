import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { OfflineTts } from 'sherpa-onnx-node';
import {
  isVoiceChoice,
  type SpeechCall,
  type SpeechRequest,
  type SpeechSynthesizer,
  type SpokenPart,
  voiceChoices,
} from '../../contract.js';
import { speechModelBroken, speechTextEmpty, speechVoiceUnknown } from '../../errors.js';
import { loadSherpa } from '../../sherpa/load-sherpa.js';
import { stateOfModel } from '../../sherpa/state-of-model.js';
import { splitText, type TextPiece } from '../../text/split-text.js';
import { unfulfilled } from '../unfulfilled.js';
import { checkVoiceModel } from './check-voice-model.js';
import { findVoiceModel, type VoiceModel } from './find-voice-model.js';

/** A model in memory. */
interface HeldVoice {
  readonly model: VoiceModel;
  /** Its files when it was loaded. */
  readonly state: string;
  readonly tts: Promise<OfflineTts>;
  /** Growth of the process when it was loaded. */
  bytes: number;
}

/**
 * The user's voice models (VITS/Piper, Kokoro, Matcha, Kitten), run by sherpa-onnx in this process. A model is loaded when it is first spoken
 * with, and kept; another one takes its place.
 */
export class SherpaVoices {
  readonly #root: string;
  #held: HeldVoice | undefined;

  /** @param root folder with a folder for each model */
  constructor(root: string) {
    this.#root = root;
  }

  /** @param name of the model's folder; the first when empty @throws SPEECH_MODEL_MISSING, SPEECH_MODEL_UNCLEAR */
  async synthesizer(name: string): Promise<SpeechSynthesizer> {
    const model = await findVoiceModel(this.#root, name);
    return { name: 'sherpa', speak: async (request, call) => this.#speak(model, request, call ?? {}) };
  }

  /** Differs once a model's files do. @param name of its folder; all of them when left out or empty */
  state(name = ''): Promise<string> {
    return stateOfModel(join(this.#root, name));
  }

  /** Gives the model's memory back, as soon as what it says is said. */
  async release(): Promise<void> {
    this.#held = undefined;
  }

  /** The model that is in memory. */
  figures(): readonly { readonly name: string; readonly provider: string; readonly bytes: number }[] {
    const held = this.#held;
    return held ? [{ name: `tts/${held.model.name}`, provider: 'cpu', bytes: held.bytes }] : [];
  }

  async #speak(model: VoiceModel, request: SpeechRequest, call: SpeechCall): ReturnType<SpeechSynthesizer['speak']> {
    const pieces = splitText(request.text);
    if (pieces.length === 0) throw speechTextEmpty({});
    const tts = await this.#load(model);
    const speaker = speakerOf(request.voice, tts.numSpeakers, model.name);
    return {
      sampleRate: tts.sampleRate,
      timed: false,
      parts: speakPieces(tts, speaker, request, pieces, call),
      remarks: unfulfilled('sherpa-onnx', request, ['pitch']),
    };
  }

  async #load(model: VoiceModel): Promise<OfflineTts> {
    const state = await stateOfModel(model.folder);
    if (this.#held?.model.folder === model.folder && this.#held.state === state) return this.#held.tts;
    const before = process.memoryUsage.rss();
    const held: HeldVoice = { model, state, tts: openModel(model), bytes: 0 };
    this.#held = held;
    try {
      const tts = await held.tts;
      held.bytes = Math.max(0, process.memoryUsage.rss() - before) || (await modelBytes(model));
      return tts;
    } catch (error) {
      if (this.#held === held) this.#held = undefined;
      throw error;
    }
  }
}

async function openModel(voice: VoiceModel): Promise<OfflineTts> {
  const { config, folder } = voice;
  await checkVoiceModel(voice);
  const sherpa = await loadSherpa();
  const { model, ...rest } = config;
  const threads = Math.min(4, availableParallelism());
  const whole = { ...rest, model: { ...model, numThreads: threads, provider: 'cpu' }, maxNumSentences: 1 };
  return sherpa.OfflineTts.createAsync(whole).catch((cause: unknown) => {
    throw speechModelBroken({ folder }, cause);
  });
}

async function modelBytes({ config }: VoiceModel): Promise<number> {
  const paths = Object.values(config.model).flatMap((part) => Object.values(part) as string[]);
  const sizes = await Promise.all(
    paths
      .filter((path) => path.endsWith('.onnx'))
      .map((path) =>
        stat(path).then(
          ({ size }) => size,
          () => 0,
        ),
      ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}

/** A model's voices have numbers; the built-in choices take the first ones. @throws SPEECH_VOICE_UNKNOWN */
function speakerOf(voice: string | undefined, speakers: number, model: string): number {
  if (!voice) return 0;
  const count = Math.max(1, speakers);
  if (isVoiceChoice(voice)) return voiceChoices.indexOf(voice) % count;
  const number = Number(voice);
  if (Number.isInteger(number) && number >= 0 && number < count) return number;
  throw speechVoiceUnknown({ engine: `${model} (0–${count - 1})`, voice });
}

async function* speakPieces(
  tts: OfflineTts,
  sid: number,
  { text, speed, volume }: SpeechRequest,
  pieces: readonly TextPiece[],
  { signal, onProgress }: SpeechCall,
): AsyncGenerator<SpokenPart> {
  for (const [i, piece] of pieces.entries()) {
    signal?.throwIfAborted();
    // 0 stops the model in the middle of a piece.
    const said = await tts.generateAsync({
      ...{ text: piece.text, sid, speed, enableExternalBuffer: false },
      onProgress: () => (signal?.aborted ? 0 : 1),
    });
    signal?.throwIfAborted();
    const samples = volume === 1 ? said.samples : said.samples.map((v) => Math.max(-1, Math.min(1, v * volume)));
    yield { samples, words: [], phonemes: [] };
    const pause = i + 1 < pieces.length ? piece.pauseSeconds / speed : 0;
    if (pause > 0) yield { samples: new Float32Array(Math.round(pause * tts.sampleRate)), words: [], phonemes: [] };
    onProgress?.({ done: piece.from + piece.text.length, total: text.length });
  }
}
