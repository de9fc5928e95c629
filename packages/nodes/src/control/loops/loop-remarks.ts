import type { NodeContext } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import type { Round } from './run-round.js';

/** Most rounds that are remarked on one by one; the report lists them all. */
const mostRemarks = 20;

/** Says on the end of a loop, and in the log, which rounds came to nothing and why. */
export class LoopRemarks {
  readonly #context: NodeContext;
  #count = 0;

  constructor(context: NodeContext) {
    this.#context = context;
  }

  /** @param item what the round was about, as people know it */
  add(item: LocalizedText, { status, reason }: Round): void {
    if (status === 'done' || reason === undefined) return;
    this.#count += 1;
    const how = status === 'skipped' ? { en: 'was skipped', zh: '已跳过' } : { en: 'failed', zh: '失败' };
    this.#context.log.warn('a round of a loop came to nothing', {
      item: item.zh,
      status,
      text: reason.zh,
      textEn: reason.en,
    });
    if (this.#count > mostRemarks) return;
    this.#context.note({ en: `${item.en} ${how.en}: ${reason.en}`, zh: `${item.zh}${how.zh}：${reason.zh}` });
  }

  /** Says how many were not remarked on. */
  end(): void {
    const more = this.#count - mostRemarks;
    if (more > 0) {
      this.#context.note({ en: `${more} more are listed in the report.`, zh: `另有 ${more} 项，详见报告。` });
    }
  }
}
