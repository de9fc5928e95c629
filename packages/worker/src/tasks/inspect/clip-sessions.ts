import { type Clip, type OpenedPictures, openPictures } from '@talkgraph/media';
import type { MediaService } from '@talkgraph/nodes';

/** As many as are looked at side by side: before, after, and one on the way out. */
const mostSessions = 3;
/** How long a recipe stays open after it was looked at. */
const idleMs = 60_000;
/** Frames kept of each for going backwards; there is no render beside that would need more. */
const cacheBytes = 64 * 1024 * 1024;

interface Session {
  readonly opened: Promise<OpenedPictures>;
  readonly stop: AbortController;
  users: number;
  timer: NodeJS.Timeout | undefined;
}

/**
 * Recipes that are open for looking at. Opening one may take a second (the lip-sync renderer reads footage to learn a
 * person's mouth), while the next frame takes milliseconds, so whoever scrubs finds it open.
 */
export class ClipSessions {
  readonly #media: Pick<MediaService, 'ops' | 'sourcePath'>;
  /** By the recipe's hash, the one used last at the end. */
  readonly #sessions = new Map<string, Session>();

  constructor(media: Pick<MediaService, 'ops' | 'sourcePath'>) {
    this.#media = media;
  }

  /** Does something with an opened recipe, which stays open for a while. */
  async use<T>(clip: Clip, work: (opened: OpenedPictures) => Promise<T>): Promise<T> {
    const session = this.#sessions.get(clip.hash) ?? this.#open(clip);
    this.#sessions.delete(clip.hash);
    this.#sessions.set(clip.hash, session);
    session.users++;
    clearTimeout(session.timer);
    try {
      return await work(await session.opened);
    } catch (error) {
      // A file may have been replaced since it was opened, or have been broken all along: the next look begins anew.
      this.#close(clip.hash, session);
      throw error;
    } finally {
      session.users--;
      session.timer = setTimeout(() => this.#close(clip.hash, session), idleMs).unref();
      this.#closeOldest();
    }
  }

  #open(clip: Clip): Session {
    const { ops, sourcePath } = this.#media;
    const stop = new AbortController();
    const opened = openPictures(clip, { ops, resolveSource: sourcePath, signal: stop.signal, cacheBytes });
    opened.catch(() => undefined);
    return { opened, stop, users: 0, timer: undefined };
  }

  #closeOldest(): void {
    for (const [hash, session] of this.#sessions) {
      if (this.#sessions.size <= mostSessions) return;
      if (session.users === 0) this.#close(hash, session);
    }
  }

  #close(hash: string, session: Session): void {
    clearTimeout(session.timer);
    if (session.users > 1) return;
    if (this.#sessions.get(hash) === session) this.#sessions.delete(hash);
    session.stop.abort();
    void session.opened.then(
      (opened) => opened[Symbol.asyncDispose](),
      () => undefined,
    );
  }
}
