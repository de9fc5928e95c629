import stringWidth from 'string-width';
import type { Messages } from '../messages/messages.js';
import type { Finding } from './finding.js';

/** The findings as lines of text: name, state and what was found, the advice under it. */
export function findingTable(findings: readonly Finding[], messages: Messages): string[] {
  const { checks, states } = messages.doctor;
  const nameWidth = widest(findings.map(({ check }) => checks[check]));
  const stateWidth = widest(Object.values(states));
  return findings.flatMap(({ check, state, found, advice }) => {
    const line = `${pad(checks[check], nameWidth)}  ${pad(states[state], stateWidth)}  ${found}`;
    return advice ? [line, `${' '.repeat(nameWidth + stateWidth + 4)}→ ${advice}`] : [line];
  });
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => stringWidth(text)));
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - stringWidth(text));
}
