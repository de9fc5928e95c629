import type { ModelMemory } from '@talkgraph/inference';
import type { SpeakTextRequest, SpeechService } from '@talkgraph/nodes';
import {
  createEspeakSynthesizer,
  createHeygemSynthesizer,
  createOpenaiSynthesizer,
  SherpaVoices,
  type SpeechSynthesizer,
  speechEngineUnknown,
} from '@talkgraph/speech';

/** The ways of speaking that a worker has. */
export interface SpeechEngines {
  /** @throws SPEECH_ENGINE_UNKNOWN, SPEECH_MODEL_MISSING, SECRETS_PROFILE_MISSING */
  choose(request: SpeakTextRequest): Promise<SpeechSynthesizer>;
  state: SpeechService['engineState'];
  /** Loads a voice model before it speaks. @throws SPEECH_MODEL_MISSING, SPEECH_MODEL_UNCLEAR, SPEECH_MODEL_BROKEN */
  load(name: string): Promise<void>;
}

type Profile = Readonly<Record<string, string>>;

export interface SpeechEngineOptions {
  /** The folder of the user's voices. */
  readonly models: string;
  /** The memory that models are counted in. */
  readonly memory: ModelMemory;
  readonly readProfile: (name: string) => Promise<Profile>;
}

/** Makes the ways of speaking. Nothing is loaded before it is asked for. */
export function speechEngines({ models, memory, readProfile }: SpeechEngineOptions): SpeechEngines {
  const sherpa = new SherpaVoices(models, memory);
  const makers: Readonly<Record<string, (request: SpeakTextRequest) => Promise<SpeechSynthesizer>>> = {
    espeak: async () => createEspeakSynthesizer(),
    sherpa: (request) => sherpa.synthesizer(request.model),
    heygem: async ({ address, referenceAudio, referenceText, scratch }) =>
      createHeygemSynthesizer({ address, referenceAudio, referenceText, scratch }),
    async openai({ profile, model, scratch }) {
      const { base_url: address = '', api_key: key = '', model: usual = '' } = await readProfile(profile);
      return createOpenaiSynthesizer({ address, key, model: model || usual, scratch });
    },
  };
  return {
    choose(request) {
      const make = Object.hasOwn(makers, request.engine) ? makers[request.engine] : undefined;
      if (!make) throw speechEngineUnknown({ engine: request.engine });
      return make(request);
    },
    async state({ engine, model, profile }) {
      if (engine === undefined || engine === 'sherpa') return sherpa.state(model);
      if (engine !== 'openai' || !profile) return '';
      // Who has no such profile is told so when the node runs.
      const { base_url: address = '', model: usual = '' } = await readProfile(profile).catch(() => ({}) as Profile);
      return `${address} ${usual}`;
    },
    load: (name) => sherpa.load(name),
  };
}
