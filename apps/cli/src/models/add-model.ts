import { dirname, resolve } from 'node:path';
import { isModelKind, type ModelState, modelFolder, modelKindNames } from '@talkgraph/runtime';
import { recogniseModel } from '@talkgraph/worker';
import { modelKindUnknown } from '../errors.js';
import { print, printJson } from '../print.js';
import type { ModelsPlace } from './models-command.js';
import { shownSize } from './shown-size.js';
import { watchModelWork } from './watch-model-work.js';

/** Finds out what a file or folder is, and puts it among the models; one that lies there already is listed. */
export async function addModel({ home, library, target, given, context }: ModelsPlace): Promise<number> {
  const path = resolve(context.currentFolder, target);
  const { kind: wanted, name: wantedName, licence, source, note } = given;
  if (wanted !== undefined && !isModelKind(wanted)) {
    throw modelKindUnknown({ kind: wanted, known: modelKindNames.join(', ') });
  }
  const found = await recogniseModel(path);
  const kind = wanted ?? found.kind;
  const facts = { ...(licence && { licence }), ...(source && { source }), ...(note && { note }) };
  const lies = dirname(path) === modelFolder(home, kind);
  using watch = watchModelWork(context, given.json !== true);
  const added: ModelState = lies
    ? await library.record(kind, found.name, facts, watch.work)
    : await library.add(
        path,
        {
          ...{ kind, name: wantedName ?? found.name, ...facts },
          link: given.link === true,
          replace: given.replace === true,
        },
        watch.work,
      );
  watch.clear();
  if (given.json) printJson({ ...added, what: found.what });
  else {
    const size = shownSize(added.bytes);
    print(context.messages.models.added(`models/${added.kind}/${added.name}`, found.what, size));
  }
  return 0;
}
