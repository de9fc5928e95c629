import { useEditor } from '../editor/editor-store.js';
import { askChoice } from './ask-choice.js';
import { saveWorkflow } from './save-workflow.js';

/** Whether the open workflow may be replaced by another: asks where something in it is not saved. */
export async function mayLeaveWorkflow(): Promise<boolean> {
  const { isChanged, place } = useEditor.getState();
  if (!isChanged) return true;
  const answer = await askChoice({
    title: 'leave.title',
    text: 'leave.text',
    values: { title: place.title },
    choices: [
      { answer: 'discard', label: 'leave.discard', isDangerous: true },
      { answer: 'save', label: 'leave.save' },
    ],
  });
  if (answer === 'save') return saveWorkflow();
  return answer === 'discard';
}
