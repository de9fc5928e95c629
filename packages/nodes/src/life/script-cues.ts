import type { Emotion } from '@talkgraph/lipsync';
import { emotionNamed } from './emotion-names.js';

/** A look that a script asks for, from a place in its text on. */
export interface ScriptCue {
  /** Where it begins in the plain text, in UTF-16 units. */
  readonly at: number;
  /** Undefined where the look of the whole comes back. */
  readonly emotion: Emotion | undefined;
  readonly strength: number;
}

/** A script without its tags, and what they said. */
export interface ReadScript {
  readonly plain: string;
  readonly cues: readonly ScriptCue[];
}

/** `[happy]`, `[happy 0.6]`, `[/happy]`, `【高兴】`, `［高兴：0.6］`. */
const tag = /[[【［]\s*(\/)?\s*([\p{L}]+)?\s*(?:[\s:：,，]\s*([0-9]+(?:\.[0-9]+)?)\s*)?[\]】］][ \t]*/gu;

/**
 * Reads the tags of looks out of a script. What stands in brackets and names no look stays in the text: it is to be said.
 * A tag with a slash goes back to the look of the whole.
 */
export function readScript(script: string): ReadScript {
  const cues: ScriptCue[] = [];
  let plain = '';
  let from = 0;
  for (const match of script.matchAll(tag)) {
    const [whole, slash, word, number] = match;
    const named = word === undefined ? undefined : emotionNamed(word);
    const ends = slash !== undefined && (named !== undefined || word === undefined);
    if (!named && !ends) continue;
    plain += script.slice(from, match.index);
    from = match.index + whole.length;
    cues.push({
      at: plain.length,
      emotion: ends ? undefined : named,
      strength: number === undefined ? 1 : Math.min(1.5, Number(number)),
    });
  }
  return { plain: plain + script.slice(from), cues };
}
