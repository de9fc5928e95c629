import { print, printJson } from '../print.js';
import type { AddCommand } from './add-command.js';

/** `talkgraph doctor`: exit code 0 when the main job can run on this machine, 1 when it cannot. */
export const addDoctor: AddCommand = (create, context, setExitCode) => {
  const { messages } = context;
  create('doctor')
    .description(messages.doctor.summary)
    .usage(messages.usageOptions)
    .option('--json', messages.options.json)
    .action(async (options: { json?: boolean }) => {
      const { examine } = await import('../doctor/examine.js');
      const findings = await examine(context);
      const ready = findings.every(({ state }) => state !== 'problem');
      if (options.json) printJson({ ready, version: context.version, findings });
      else {
        const { findingTable } = await import('../doctor/finding-table.js');
        for (const line of findingTable(findings, messages)) print(line);
        print(`\n${ready ? messages.doctor.ready : messages.doctor.notReady}`);
      }
      setExitCode(ready ? 0 : 1);
    });
};
