import { join } from 'node:path';
import { type Home, type ModelKind, ModelLibrary, modelFolder, modelNames } from '@talkgraph/runtime';

/** Models of one kind, as engines see them. */
export interface ModelShelf {
  /** Names of the files, in alphabetical order; none where there is no folder. */
  names(): Promise<readonly string[]>;
  /** SHA-256 of a file, in hex; read again only where it has changed. @throws MODEL_NOT_FOUND */
  hash(name: string): Promise<string>;
  path(name: string): string;
}

/** The models of a kind that lie in a home; each is hashed once for the server, its workers and the command line. */
export function modelShelf(home: Pick<Home, 'models'>, kind: ModelKind): ModelShelf {
  const library = new ModelLibrary(home);
  return {
    names: () => modelNames(home, kind),
    hash: (name) => library.hash(kind, name),
    path: (name) => join(modelFolder(home, kind), name),
  };
}
