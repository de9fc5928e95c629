import type { Locale } from '@talkgraph/errors';

/**
 * The user's language: `--lang`, then TALKGRAPH_LANG, then the system's own variables; English when none says Chinese.
 * It is read from the raw arguments because the help texts are made before the arguments are parsed.
 */
export function chooseLocale(args: readonly string[], env: NodeJS.ProcessEnv): Locale {
  const chosen =
    langArgument(args) || env.TALKGRAPH_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || systemLocale();
  return /^zh/i.test(chosen) ? 'zh' : 'en';
}

function langArgument(args: readonly string[]): string | undefined {
  const at = args.findLastIndex((argument) => argument === '--lang' || argument.startsWith('--lang='));
  const found = args[at];
  const value = found === '--lang' ? args[at + 1] : found?.slice('--lang='.length);
  // A wrong value is reported later, in the language of the system.
  return value === 'en' || value === 'zh' ? value : undefined;
}

/** Windows and desktop macOS set none of the variables. */
function systemLocale(): string {
  return Intl.DateTimeFormat().resolvedOptions().locale;
}
