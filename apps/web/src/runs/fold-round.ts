import type { LocalizedText } from '@talkgraph/errors';
import type { LivePart } from './apply-event.js';

/** Most remarks that a node keeps of its rounds in a loop; the loop's report has them all. */
const mostNotes = 20;

/** The name under which a node's finished rounds are kept, all as one. */
export const pastRounds = '';

/** Adds a finished round of a node to those before, so that what is kept does not grow with the rounds. */
export function foldRound(past: LivePart | undefined, part: LivePart): LivePart {
  const { notes: said, preview = past?.preview } = part;
  const isOver = (each: LivePart | undefined) => each?.state === 'done' || each?.state === 'cached';
  const ui = { ...past?.ui };
  for (const [key, items] of Object.entries(part.ui ?? {})) ui[key] = [...(ui[key] ?? []), ...items];
  const files = [...(past?.files ?? []), ...(part.files ?? [])];
  return {
    // One round that was skipped takes nothing from the others.
    state: isOver(part) ? (past?.state === 'done' ? 'done' : part.state) : (past?.state ?? 'skipped'),
    isPast: true,
    notes: withNews(past?.notes ?? [], said),
    milliseconds: (past?.milliseconds ?? 0) + (part.milliseconds ?? 0),
    ...(preview !== undefined && { preview }),
    ...(Object.keys(ui).length > 0 && { ui }),
    ...(files.length > 0 && { files }),
  };
}

function withNews(notes: readonly LocalizedText[], said: readonly LocalizedText[]): readonly LocalizedText[] {
  const news = said.filter(({ en }) => !notes.some((note) => note.en === en));
  return news.length === 0 ? notes : [...notes, ...news].slice(0, mostNotes);
}
