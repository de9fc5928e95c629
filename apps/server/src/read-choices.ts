import { z } from 'zod';
import { requestInvalid } from './errors.js';
import { zodProblem } from './zod-problem.js';

/** Words of a query separated by commas, each one of the choices; undefined where there are none. @throws REQUEST_INVALID */
export function readChoices<C extends z.ZodEnum>(
  text: string | undefined,
  choices: C,
  where: string,
): z.output<C>[] | undefined {
  if (!text) return undefined;
  const words = z.array(choices).safeParse(text.split(',').map((word) => word.trim()));
  if (!words.success) throw requestInvalid({ where, problem: zodProblem(words.error.issues) }, words.error);
  return words.data;
}
