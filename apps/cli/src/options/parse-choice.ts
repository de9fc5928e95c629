import { optionInvalid } from '../errors.js';

/** Reads one of a few words. Throws CLI_OPTION_INVALID, which lists them. */
export function parseChoice<Choice extends string>(option: string, text: string, choices: readonly Choice[]): Choice {
  const found = choices.find((choice) => choice === text);
  if (found) return found;
  throw optionInvalid({
    option,
    value: text,
    expected: { en: `one of ${choices.join(', ')}`, zh: ` ${choices.join('、')} 之一` },
  });
}
