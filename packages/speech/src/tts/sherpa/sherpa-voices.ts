import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { ModelMemory } from '@talkgraph/inference';
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
import { ModelSlot } from '../../sherpa/model-slot.js';
import { stateOfModel } from '../../sherpa/state-of-model.js';
import { splitText, type TextPiece } from '../../text/split-text.js';
import { unfulfilled } from '../unfulfilled.js';
import { checkVoiceModel } from './check-voice-model.js';
import { findVoiceModel, type VoiceModel } from './find-voice-model.js';

/**
 * The user's voice models (VITS/Piper, Kokoro, Matcha, Kitten), run by sherpa-onnx in this process. A model is loaded when it is first spoken
 * with, and kept; another one takes its place.
 */
export class SherpaVoices {
  readonly #root: string;
  readonly #slot: ModelSlot<OfflineTts>;

  /** @param root folder with a folder for each model @param memory that the models are counted in */
  constructor(root: string, memory: ModelMemory = new ModelMemory()) {
    this.#root = root;
    this.#slot = new ModelSlot(memory);
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

  /** Loads a model before it is spoken with. @throws SPEECH_MODEL_MISSING, SPEECH_MODEL_UNCLEAR, SPEECH_MODEL_BROKEN */
  async load(name: string): Promise<void> {
    await this.#load(await findVoiceModel(this.#root, name));
  }

  async #speak(model: VoiceModel, request: SpeechRequest, call: SpeechCall): ReturnType<SpeechSynthesizer['speak']> {
    const pieces = splitText(request.text);
    if (pieces.length === 0) throw speechTextEmpty({});
    const tts = await this.#load(model);
    const speaker = speakerOf(request.voice, tts.numSpeakers, model.name);
    return {
      sampleRate: tts.sampleRate,
      timed: false,
      parts: speakPieces({ tts, slot: this.#slot }, speaker, request, pieces, call),
      remarks: unfulfilled('sherpa-onnx', request, ['pitch']),
    };
  }

  async #load(model: VoiceModel): Promise<OfflineTts> {
    const state = `${model.folder} ${await stateOfModel(model.folder)}`;
    return this.#slot.load({
      name: `tts/${model.name}`,
      state,
      files: weightsOf(model),
      open: () => openModel(model),
    });
  }
}

async function openModel(voice: VoiceModel): Promise<OfflineTts> {
  await checkVoiceModel(voice);
  const sherpa = await loadSherpa();
  return sherpa.OfflineTts.createAsync(voiceConfig(voice)).catch((cause: unknown) => {
    throw speechModelBroken({ folder: voice.folder }, cause);
  });
}

/** sherpa-onnx's configuration of a model. */
export function voiceConfig({ config }: VoiceModel): object {
  const { model, ...rest } = config;
  const threads = Math.min(4, availableParallelism());
  return { ...rest, model: { ...model, numThreads: threads, provider: 'cpu' }, maxNumSentences: 1 };
}

function weightsOf({ config }: VoiceModel): readonly string[] {
  const paths = Object.values(config.model).flatMap((part) => Object.values(part) as string[]);
  return paths.filter((path) => path.endsWith('.onnx'));
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
  { tts, slot }: { readonly tts: OfflineTts; readonly slot: ModelSlot<OfflineTts> },
  sid: number,
  { text, speed, volume }: SpeechRequest,
  pieces: readonly TextPiece[],
  { signal, onProgress }: SpeechCall,
): AsyncGenerator<SpokenPart> {
  for (const [i, piece] of pieces.entries()) {
    signal?.throwIfAborted();
    // 0 stops the model in the middle of a piece.
    const said = await slot.run(() =>
      tts.generateAsync({
        ...{ text: piece.text, sid, speed, enableExternalBuffer: false },
        onProgress: () => (signal?.aborted ? 0 : 1),
      }),
    );
    signal?.throwIfAborted();
    const samples = volume === 1 ? said.samples : said.samples.map((v) => Math.max(-1, Math.min(1, v * volume)));
    yield { samples, words: [], phonemes: [] };
    const pause = i + 1 < pieces.length ? piece.pauseSeconds / speed : 0;
    if (pause > 0) yield { samples: new Float32Array(Math.round(pause * tts.sampleRate)), words: [], phonemes: [] };
    onProgress?.({ done: piece.from + piece.text.length, total: text.length });
  }
}
