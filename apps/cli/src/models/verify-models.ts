import { isTalkgraphError } from '@talkgraph/errors';
import type { ModelState } from '@talkgraph/runtime';
import { tryModel } from '@talkgraph/worker';
import { print, printJson } from '../print.js';
import { findTarget } from './find-target.js';
import type { ModelsPlace } from './models-command.js';
import { watchModelWork } from './watch-model-work.js';

/** What came out for one model. */
interface Verdict extends ModelState {
  readonly opens: boolean;
  readonly what?: string;
  readonly problem?: string;
}

/** Reads models again and opens them; all of them, or the one that is named. Exit code 1 where something is wrong. */
export async function verifyModels(place: ModelsPlace): Promise<number> {
  const { library, target, given } = place;
  const all = await library.list();
  const wanted =
    target === '' ? all.filter(({ kind }) => !given.kind || kind === given.kind) : [findTarget(all, target)];
  const verdicts: Verdict[] = [];
  for (const model of wanted) {
    const verdict = await verify(model, place);
    verdicts.push(verdict);
    if (!given.json) print(lineOf(verdict, place));
  }
  if (given.json) printJson({ models: verdicts });
  return verdicts.every(isFine) ? 0 : 1;
}

async function verify(model: ModelState, { home, library, given, context }: ModelsPlace): Promise<Verdict> {
  const { kind, name } = model;
  if (model.condition === 'missing') return { ...model, opens: false };
  using watch = watchModelWork(context, given.json !== true);
  const read = model.condition === 'unlisted' ? model : await library.check(kind, name, watch.work);
  watch.clear();
  try {
    return { ...read, opens: true, ...(await tryModel(home, kind, name)) };
  } catch (error) {
    if (!isTalkgraphError(error)) throw error;
    return { ...read, opens: false, problem: error.text[context.locale] };
  }
}

/** Not to be listed is no fault. */
function isFine({ condition, opens }: Verdict): boolean {
  return opens && (condition === 'ok' || condition === 'unlisted');
}

function lineOf(verdict: Verdict, { context: { messages } }: ModelsPlace): string {
  const texts = messages.models;
  const { kind, name, condition, differing, what = '', problem } = verdict;
  const path = `models/${kind}/${name}`;
  if (condition === 'missing') return texts.gone(path);
  if (problem !== undefined) return texts.broken(path, problem);
  if (condition === 'changed') return texts.differing(path, differing.join(', '));
  return condition === 'unlisted' ? texts.notListed(path, what) : texts.fine(path, what);
}
