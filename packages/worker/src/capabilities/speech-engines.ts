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
import { unaskedRemark } from './speech-remarks.js';

/** The ways of speaking that a worker has. */
export interface SpeechEngines {
  /** @throws SPEECH_ENGINE_UNKNOWN, SPEECH_MODEL_MISSING, SECRETS_PROFILE_MISSING */
  choose(request: SpeakTextRequest): Promise<SpeechSynthesizer>;
  state: SpeechService['engineState'];
  /** Loads a voice model before it speaks. @throws SPEECH_MODEL_MISSING, SPEECH_MODEL_UNCLEAR, SPEECH_MODEL_BROKEN */
  load(name: string): Promise<void>;
}

type Profile = Readonly<Record<string, string>>;

/** What makes an engine, by its name. */
type Makers = Readonly<Record<string, (request: SpeakTextRequest) => Promise<SpeechSynthesizer>>>;

export interface SpeechEngineOptions {
  /** The folder of the user's voices. */
  readonly models: string;
  /** The memory that models are counted in. */
  readonly memory: ModelMemory;
  readonly readProfile: (name: string) => Promise<Profile>;
  /** Nobody outside may be asked: the built-in voice speaks in the place of services. */
  readonly offline?: boolean;
}

/** Makes the ways of speaking. Nothing is loaded before it is asked for. */
export function speechEngines({ models, memory, readProfile, offline }: SpeechEngineOptions): SpeechEngines {
  const sherpa = new SherpaVoices(models, memory);
  const own: Makers = {
    espeak: async () => createEspeakSynthesizer(),
    sherpa: (request) => sherpa.synthesizer(request.model),
  };
  const services: Makers = {
    heygem: async ({ address, referenceAudio, referenceText, scratch }) =>
      createHeygemSynthesizer({ address, referenceAudio, referenceText, scratch }),
    async openai({ profile, model, scratch }) {
      const { base_url: address = '', api_key: key = '', model: usual = '' } = await readProfile(profile);
      return createOpenaiSynthesizer({ address, key, model: model || usual, scratch });
    },
  };
  const unasked = Object.fromEntries(Object.keys(services).map((engine) => [engine, async () => builtInInstead()]));
  const makers: Makers = { ...own, ...(offline ? unasked : services) };
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

/** The built-in voice, which says that it stands for a service. Voices of services are none of its own. */
function builtInInstead(): SpeechSynthesizer {
  const builtIn = createEspeakSynthesizer();
  return {
    name: builtIn.name,
    async speak({ voice: _, ...request }, call) {
      const spoken = await builtIn.speak(request, call);
      return { ...spoken, remarks: [...spoken.remarks, unaskedRemark] };
    },
  };
}
