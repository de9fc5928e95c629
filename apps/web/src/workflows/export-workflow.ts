import { type JsonObject, stableJson } from '@talkgraph/engine';
import { textOf } from '../api/api-error.js';
import { sendJson } from '../api/request.js';
import { useEditor } from '../editor/editor-store.js';
import { downloadText } from './download-text.js';
import { workflowText } from './save-workflow.js';
import { showProblem } from './show-problem.js';
import { cleanName } from './workflow-path.js';

/** Downloads the open workflow: as the editor saves it, or in API format for programs and the command line. */
export async function exportWorkflow(format: 'ui' | 'api'): Promise<void> {
  const name = cleanName(useEditor.getState().place.title) || 'workflow';
  try {
    const text = await workflowText();
    if (format === 'ui') downloadText(`${name}.json`, text);
    else downloadText(`${name}.api.json`, stableJson(await converted(text)));
  } catch (thrown) {
    showProblem(textOf(thrown));
  }
}

async function converted(text: string): Promise<JsonObject> {
  const { prompt } = await sendJson<{ prompt: JsonObject }>('POST', 'api/convert', { workflow: JSON.parse(text) });
  return prompt;
}
