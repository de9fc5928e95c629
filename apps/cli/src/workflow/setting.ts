import { optionInvalid } from '../errors.js';

/** `--set 12.audio=a.wav`: an input of a node and what it shall be. */
export interface Setting {
  /** A node's id, its title, or its type where only one node has it. */
  readonly node: string;
  readonly input: string;
  readonly value: string;
}

/** Reads one `--set`. The last point before the equals sign divides node from input. Throws CLI_OPTION_INVALID. */
export function parseSetting(given: string): Setting {
  const equals = given.indexOf('=');
  const point = given.lastIndexOf('.', equals);
  if (equals > 0 && point > 0 && point < equals - 1) {
    return { node: given.slice(0, point), input: given.slice(point + 1, equals), value: given.slice(equals + 1) };
  }
  const expected = { en: 'NODE.INPUT=VALUE, such as 12.audio=voice.wav', zh: ' 节点.输入=值，例如 12.audio=voice.wav' };
  throw optionInvalid({ option: '--set', value: given, expected });
}
