import { join } from 'node:path';
import { isTalkgraphError } from '@talkgraph/errors';
import type { HeygemPlaces, LipSyncBackend } from '@talkgraph/lipsync';
import { type Home, openSecretStore } from '@talkgraph/runtime';

/** The profile that is used where there are several of the kind. */
const usualName = 'heygem';

/**
 * Where the home notes tasks of a HeyGem service, and which service that is: the profile named `heygem`, else the first one of
 * that kind; without any, HeyGem as it is set up on this machine by its own installer. Read anew for each call: a profile that
 * was changed counts at once.
 */
export function heygemPlaces(home: Home): Omit<HeygemPlaces, 'documents'> {
  return {
    folder: join(home.root, 'heygem'),
    async readProfile() {
      const profiles = await openSecretStore(home.root);
      const names = (await profiles.list()).filter(({ kind }) => kind === 'heygem').map(({ name }) => name);
      const name = names.includes(usualName) ? usualName : (names[0] ?? usualName);
      try {
        return (await profiles.read(name, 'heygem')).fields;
      } catch (error) {
        if (isTalkgraphError(error) && error.code === 'SECRETS_PROFILE_MISSING') return undefined;
        throw error;
      }
    },
  };
}

/** Takes HeyGem's place where nobody outside may be asked, as when workflows are checked: the built-in engine makes the mouth. */
export function unaskedHeygem(backends: readonly LipSyncBackend[]): LipSyncBackend {
  return {
    name: 'heygem',
    async apply(request, services, options) {
      const embedded = backends.find(({ name }) => name === 'embedded') as LipSyncBackend;
      const { clip, remarks } = await embedded.apply(request, services, options);
      return { clip, remarks: [...remarks, unasked] };
    },
  };
}

const unasked = {
  en: 'HeyGem was not asked: this is a check without services. The built-in engine made the mouth.',
  zh: '本次为不连接外部服务的检查，未调用 HeyGem，口型由内置引擎生成。',
};
