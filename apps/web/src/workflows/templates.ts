import type { JsonObject } from '@talkgraph/engine';
import type { LocalizedText } from '@talkgraph/errors';
import { getJson } from '../api/request.js';

/** A workflow that comes with the program. */
export interface Template {
  /** Name of its file in the page's `templates/`, without `.ui.json`. */
  readonly file: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Name of its picture in `templates/`. */
  readonly picture: string;
  /** Keys of `templates.tags` in `workflows.json`. */
  readonly tags: readonly string[];
}

/** All templates, the main job first. @throws ApiError */
export async function listTemplates(signal?: AbortSignal): Promise<readonly Template[]> {
  return getJson<readonly Template[]>('templates/templates.json', { signal });
}

/** A template in the editor's format. @throws ApiError */
export async function readTemplate(file: string): Promise<JsonObject> {
  return getJson<JsonObject>(`templates/${file}.ui.json`);
}
