import type { TalkgraphError } from '@talkgraph/errors';
import { heygemFailed, heygemFilesNotSeen, heygemManyFaces, heygemNoFace, heygemTimeout } from '../../errors.js';

/** What was asked of the service, for its failure to be told. */
export interface FailedTask {
  readonly speechSeconds: number;
  /** The video's name as the service was given it. */
  readonly videoUrl: string;
}

const meanings: readonly (readonly [RegExp, (said: string, task: FailedTask) => TalkgraphError])[] = [
  [/多人脸|multiple faces|more than one face/i, (said) => heygemManyFaces({ said })],
  [/(没有|未|无|找不到|检测不到).{0,6}人脸|no face/i, (said) => heygemNoFace({ said })],
  [
    /no final result|^10005|超时|time(d)? ?out/i,
    (said, { speechSeconds }) => heygemTimeout({ said, seconds: Math.round(speechSeconds) }),
  ],
  [
    /下载失败|下载异常|文件不存在|No such file|not exist|not found|download/i,
    (said, { videoUrl }) => heygemFilesNotSeen({ said, path: videoUrl }),
  ],
];

/** What the service says when a task failed, as an error that says what to do. */
export function failureOfText(text: string, task: FailedTask): TalkgraphError {
  const said = text.replaceAll(/\s+/g, ' ').trim().slice(0, 300) || '—';
  const known = meanings.find(([pattern]) => pattern.test(said));
  return known ? known[1](said, task) : heygemFailed({ said });
}
