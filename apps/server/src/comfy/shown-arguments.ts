import { basename } from 'node:path';

/** The command line as clients may see it: without the token, and without the places of the programs. */
export function shownArguments(argv: readonly string[]): readonly string[] {
  return argv.map((argument, index) => {
    if (argv[index - 1] === '--token') return '[hidden]';
    if (argument.startsWith('--token=')) return '--token=[hidden]';
    return index < 2 ? basename(argument) : argument;
  });
}
