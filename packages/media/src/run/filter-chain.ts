import { AV_BUFFERSRC_FLAG_KEEP_REF, AV_NOPTS_VALUE } from 'node-av/constants';
import { Frame as AvFrame, avRescaleQ, Filter, type FilterContext, FilterGraph } from 'node-av/lib';
import { mediaFailed } from '../errors.js';
import type { Rational } from '../rational.js';
import { check, isAgain, isEnd } from './ffmpeg-code.js';

/**
 * A chain of libavfilter filters with one end to push frames in and one to pull them out. Times keep the unit they came
 * in with.
 */
export class FilterChain implements Disposable {
  readonly #graph = new FilterGraph();
  readonly #source: FilterContext;
  readonly #sink: FilterContext;
  readonly #timeBase: Rational;
  /** Sound filters in microseconds, less than a trip to another thread takes. */
  readonly #light: boolean;
  #ended = false;

  /**
   * @param source arguments of the `buffer` or `abuffer` filter that describe the frames pushed in
   * @param filters the chain, each as `name=arguments`, without end pads
   */
  constructor(kind: 'video' | 'audio', source: string, filters: readonly string[], timeBase: Rational) {
    this.#timeBase = timeBase;
    this.#light = kind === 'audio';
    this.#graph.alloc();
    this.#graph.nbThreads = 2;
    const [from, to] = kind === 'video' ? ['buffer', 'buffersink'] : ['abuffer', 'abuffersink'];
    this.#source = this.#make(from as string, 'in', source);
    this.#sink = this.#make(to as string, 'out', null);
    let last = this.#source;
    for (const [i, part] of filters.entries()) {
      const [name, ...args] = part.split('=');
      const next = this.#make(name as string, `f${i}`, args.length > 0 ? args.join('=') : null);
      check(last.link(0, next, 0), `link ${part}`);
      last = next;
    }
    check(last.link(0, this.#sink, 0), 'link the last filter');
    check(this.#graph.configSync(), `set up ${filters.join(',')}`);
  }

  /** Gives the chain a frame (it is not taken), or tells it that there are no more. */
  async push(frame: AvFrame | undefined): Promise<void> {
    if (frame === undefined) this.#ended = true;
    const given = frame ?? null;
    const code = this.#light
      ? this.#source.buffersrcAddFrameSync(given, AV_BUFFERSRC_FLAG_KEEP_REF)
      : await this.#source.buffersrcAddFrame(given, AV_BUFFERSRC_FLAG_KEEP_REF);
    if (code < 0 && !(frame === undefined && isEnd(code))) check(code, 'filter a frame');
  }

  /** The next finished frame, owned by the caller; undefined when more must be pushed or, after the end, when all is out. */
  async pull(): Promise<AvFrame | undefined> {
    const frame = new AvFrame();
    frame.alloc();
    const code = this.#light ? this.#sink.buffersinkGetFrameSync(frame) : await this.#sink.buffersinkGetFrame(frame);
    if (code >= 0) {
      const unit = this.#sink.buffersinkGetTimeBase();
      if (frame.pts !== AV_NOPTS_VALUE) frame.pts = avRescaleQ(frame.pts, unit, this.#timeBase);
      return frame;
    }
    frame.free();
    if (isAgain(code) || isEnd(code)) return undefined;
    throw mediaFailed({ step: 'filter a frame', reason: String(code) });
  }

  get ended(): boolean {
    return this.#ended;
  }

  #make(name: string, label: string, args: string | null): FilterContext {
    const filter = Filter.getByName(name);
    const made = filter && this.#graph.createFilter(filter, label, args);
    if (!made) throw mediaFailed({ step: `set up the filter ${name}`, reason: args ?? 'no arguments' });
    return made;
  }

  [Symbol.dispose](): void {
    this.#graph.free();
  }
}
