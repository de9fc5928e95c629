import type { NodeIdentity, NodeRecord, RunEvent } from '@talkgraph/engine';
import type { CliContext } from '../cli-context.js';
import { printJson, printNote } from '../print.js';

/** A line about the same node comes at most this often, so that a log stays short. */
const lineEveryMs = 2000;

/** Lines of a shown text. */
const longestText = 12;

/** Tells what happens in a run as it happens: lines for people, or one JSON object a line. */
export function reportRun({ json, nameOf, context }: ReportOptions): (event: RunEvent) => void {
  return json ? reportJson : reportLines(nameOf, context);
}

interface ReportOptions {
  readonly json: boolean;
  /** What a node type is called in the user's language. */
  readonly nameOf: (type: string) => string;
  readonly context: CliContext;
}

/** Everything but pictures and the results' inner form, which are of no use on a command line. */
function reportJson(event: RunEvent): void {
  if (event.kind === 'node-preview') return;
  const { kind, ...facts } = event;
  printJson({ event: kind, ...facts, ...('record' in facts && { record: undefined, ui: facts.record.ui ?? null }) });
}

function reportLines(labelOf: ReportOptions['nameOf'], { locale, messages }: CliContext): (event: RunEvent) => void {
  const texts = messages.workflow.run;
  const types = new Map<string, string>();
  const lastLine = new Map<string, number>();
  const nameOf = ({ node, display }: NodeIdentity): string => texts.node(display, labelOf(types.get(node) ?? ''));
  return (event) => {
    switch (event.kind) {
      case 'nodes-cached':
        if (event.nodes.length > 0) printNote(texts.cached(event.nodes.length));
        return;
      case 'node-started':
        types.set(event.node, event.type);
        lastLine.set(event.node, performance.now());
        return;
      case 'node-progress': {
        const now = performance.now();
        // The nodes behind one that renders advance with it; one line says it all.
        if (!lastLine.has(event.node)) return;
        if (event.total <= 0 || now - (lastLine.get(event.node) ?? now) < lineEveryMs) return;
        lastLine.set(event.node, now);
        const rate = event.framesPerSecond ? texts.rate(event.framesPerSecond.toFixed(1)) : '';
        return printNote(texts.doing(nameOf(event), Math.floor((100 * event.done) / event.total), rate));
      }
      case 'node-done':
        types.set(event.node, event.type);
        lastLine.delete(event.node);
        // Nodes that took no time are not worth a line each.
        if (event.ran && event.milliseconds >= lineEveryMs / 4) {
          printNote(texts.done(nameOf(event), messages.seconds((event.milliseconds / 1000).toFixed(1))));
        }
        if (event.output) for (const text of shownTexts(event.record)) printNote(texts.note(nameOf(event), text));
        return;
      case 'node-note':
        return printNote(texts.note(nameOf(event), event.text[locale]));
      case 'node-blocked':
        return printNote(texts.note(nameOf(event), event.message));
      case 'node-failed': {
        types.set(event.node, event.failure.type);
        const line = event.willRetry ? texts.retrying : texts.failed;
        return printNote(line(nameOf(event), event.failure.text[locale]));
      }
    }
  };
}

/** What a node shows as text, such as a verdict; of a long one the beginning. */
function shownTexts({ ui }: NodeRecord): readonly string[] {
  const texts = Array.isArray(ui?.text) ? ui.text.filter((text) => typeof text === 'string') : [];
  return texts.map((text) => {
    const lines = text.split('\n');
    return lines.length > longestText ? `${lines.slice(0, longestText).join('\n')}\n…` : text;
  });
}
