import { readFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { isJsonObject, type JsonObject, jsonProblem } from '@talkgraph/engine';
import { parse } from 'lossless-json';
import { workflowNotFound, workflowNotJson } from '../errors.js';

/**
 * Reads a workflow file, or the standard input for `-`. Numbers keep the way they were written (`5.0`), because nodes may
 * tell whole numbers from others.
 * @throws WORKFLOW_NOT_FOUND, WORKFLOW_NOT_JSON
 */
export async function readWorkflow(path: string): Promise<JsonObject> {
  const written = await readText(path);
  let workflow: unknown;
  try {
    workflow = parse(written.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw workflowNotJson({ path, reason: jsonProblem(cause) }, cause);
  }
  if (isJsonObject(workflow)) return workflow;
  throw workflowNotJson({ path, reason: { en: 'it holds something else', zh: '其内容是其他类型' } });
}

async function readText(path: string): Promise<string> {
  if (path === '-') return text(process.stdin);
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw workflowNotFound({ path }, cause);
  }
}
