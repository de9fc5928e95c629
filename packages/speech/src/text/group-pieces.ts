import { splitText, type TextPiece } from './split-text.js';

/** Joins sentences to texts of at most so many characters, as services take them; their own words stay together. */
export function groupPieces(text: string, mostCharacters: number): readonly TextPiece[] {
  const groups: TextPiece[] = [];
  for (const piece of splitText(text)) {
    const last = groups.at(-1);
    const joined = last ? text.slice(last.from, piece.from + piece.text.length) : '';
    if (last && joined.length <= mostCharacters)
      groups[groups.length - 1] = { ...piece, from: last.from, text: joined };
    else groups.push(piece);
  }
  return groups;
}
