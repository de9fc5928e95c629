import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import type { ArtifactStore } from '../../artifact-store.js';
import type { PersonFacts } from '../../render/person-facts.js';
import { personText, personVersion, readPersonText } from '../../render/person-file.js';
import type { LipSyncParams } from './lip-sync-params.js';

/** Keeps what was learnt of people, so that the same person in the same footage is not looked at again. */
export interface KnownPeople {
  find(key: string): Promise<PersonFacts | undefined>;
  keep(key: string, facts: PersonFacts): Promise<void>;
}

/** The key of a person: whatever decides what is learnt of them. */
export function personKey(baseHash: string, { faceTrack, controls }: LipSyncParams): string {
  const facts = ['person', personVersion, baseHash, faceTrack, controls.face, controls.maskFeather].join(' ');
  return `${createHash('sha256').update(facts).digest('hex')}.person.json`;
}

/** Known people in an artifact store. What cannot be read or kept is learnt anew; nothing fails for it. */
export function storedPeople(store: ArtifactStore): KnownPeople {
  return {
    async find(key) {
      const path = await store.find(key);
      const text = path === undefined ? undefined : await readFile(path, 'utf8').catch(() => undefined);
      return text === undefined ? undefined : readPersonText(text);
    },
    async keep(key, facts) {
      await store.put(key, (path) => writeFile(path, personText(facts))).catch(() => undefined);
    },
  };
}
