import { isJsonObject, type Json, type JsonObject } from '@talkgraph/engine';
import { fileTexts } from '@talkgraph/media';
import type { Task } from '../tasks.js';
import { textParam } from './read-task-params.js';

/** `{path}`: answers the workflow that made a file, where it carries one: `{workflow, prompt}`, either may be missing. */
export const keptWorkflow: Task = async (params) => {
  const texts = await fileTexts(textParam('workflow', params, 'path'));
  // Some of ComfyUI's video nodes put everything into the comment.
  const comment = objectIn(texts.comment);
  const workflow = objectIn(texts.workflow ?? comment?.workflow);
  const prompt = objectIn(texts.prompt ?? comment?.prompt);
  return { ...(workflow && { workflow }), ...(prompt && { prompt }) };
};

function objectIn(value: Json | undefined): JsonObject | undefined {
  const found = typeof value === 'string' ? parsed(value) : value;
  return isJsonObject(found) ? found : undefined;
}

/** Python writes NaN, which is no JSON; nothing that could be run has any. */
function parsed(text: string): Json | undefined {
  for (const json of [text, text.replace(/\bNaN\b/g, 'null')]) {
    try {
      return JSON.parse(json) as Json;
    } catch {}
  }
  return undefined;
}
