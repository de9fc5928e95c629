import type { JsonObject } from '@talkgraph/engine';
import { afterRunChoices, afterRunKey } from './after-run.js';
import { editorTypes, type GraphNode } from './document.js';
import { listIn } from './read-json.js';

/** The values of nodes that only the editor knows; undefined for every other type. */
export function readEditorValues(type: string, json: JsonObject): GraphNode['values'] | undefined {
  const [first, second] = listIn(json.widgets_values);
  switch (type) {
    case editorTypes.reroute:
      return {};
    case editorTypes.note:
    case editorTypes.markdownNote:
      return first === undefined || first === null ? {} : { text: first };
    case editorTypes.primitive: {
      const control = afterRunChoices.find((choice) => choice === second && choice !== 'fixed');
      return {
        ...(first !== undefined && first !== null && { value: first }),
        ...(control && { [afterRunKey('value')]: control }),
      };
    }
    default:
      return undefined;
  }
}
