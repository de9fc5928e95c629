import XMLBuilder from 'fast-xml-builder';
import type { CheckedWorkflow } from './check-workflow.js';

const broken: readonly CheckedWorkflow['outcome'][] = ['invalid', 'failed', 'changed'];

/** The findings as JUnit XML, which CI systems show: a test for each workflow. */
export function junitReport(
  checked: readonly CheckedWorkflow[],
  outcomes: Readonly<Record<CheckedWorkflow['outcome'], string>>,
): string {
  const cases = checked.map(({ path, outcome, lines, seconds }) => {
    // XML 1.0 has no way to write other control characters.
    const said = lines.join('\n').replace(/[^\P{Cc}\n\t]/gu, '');
    return {
      '@name': path,
      '@classname': 'talkgraph.check',
      '@time': seconds.toFixed(3),
      ...(broken.includes(outcome)
        ? { failure: { '@message': outcomes[outcome], '@type': outcome, '#text': said } }
        : said && { 'system-out': said }),
    };
  });
  const failures = checked.filter(({ outcome }) => broken.includes(outcome)).length;
  const seconds = checked.reduce((sum, one) => sum + one.seconds, 0);
  const suite = {
    '@name': 'talkgraph check',
    '@tests': checked.length,
    '@failures': failures,
    '@time': seconds.toFixed(3),
    testcase: cases,
  };
  const builder = new XMLBuilder({ attributeNamePrefix: '@', ignoreAttributes: false, format: true });
  const written = builder.build({ testsuites: { testsuite: suite } });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${written}`;
}
