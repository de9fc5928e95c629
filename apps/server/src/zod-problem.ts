import type { LocalizedText } from '@talkgraph/errors';
import { z } from 'zod';

/** So many mistakes are told; of a list of wrong values each one is a mistake. */
const mostTold = 20;

const inChinese = z.locales.zhCN().localeError;

/** What a schema found wrong, in both languages: each mistake with its place. */
export function zodProblem(issues: readonly z.core.$ZodIssue[]): LocalizedText {
  return {
    en: told(issues, ({ message }) => message),
    zh: told(issues, (issue) => {
      // What was given is not kept with a mistake, so nothing is said of it.
      const said = inChinese({ ...issue, input: undefined } as z.core.$ZodRawIssue);
      const text = typeof said === 'string' ? said : (said?.message ?? issue.message);
      return text.replace(/，实际接收.*$/, '');
    }),
  };
}

function told(issues: readonly z.core.$ZodIssue[], say: (issue: z.core.$ZodIssue) => string): string {
  const lines = issues.slice(0, mostTold).map((issue) => [issue.path.join('.'), say(issue)].filter(Boolean).join(': '));
  return [...lines, ...(issues.length > mostTold ? ['…'] : [])].join('; ');
}
