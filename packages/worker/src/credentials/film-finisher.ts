import { join } from 'node:path';
import type { ClipInfo } from '@talkgraph/media';
import type { Home } from '@talkgraph/runtime';
import type { FilmCredentials } from './sign-film.js';

/** What is done to a film once it is written, before it gets its name. */
export type FinishFilm = (path: string, info: ClipInfo) => Promise<void>;

const generator = { name: 'Talkgraph', version: '0.1.0' };

/** Signs films whose recipes ask for content credentials, with the identity in the home's `keys/content-credentials`. */
export function filmFinisher({ root }: Pick<Home, 'root'>): FinishFilm {
  return async (path, { file }) => {
    if (!file?.credentials) return;
    // Loaded when a film is signed for the first time: most are not.
    const [{ signFilm }, { signingIdentity }] = await Promise.all([
      import('./sign-film.js'),
      import('./signing-identity.js'),
    ]);
    const signer = await signingIdentity(join(root, 'keys', 'content-credentials'), generator.name);
    await signFilm(path, file.credentials as unknown as FilmCredentials, signer, generator);
  };
}
