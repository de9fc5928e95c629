/** Whether the user reads Chinese, by the same variables the command line goes by. */
export function readsChinese(env = process.env) {
  const chosen = env.TALKGRAPH_LANG || env.LC_ALL || env.LC_MESSAGES || env.LANG || '';
  return /^zh/i.test(chosen);
}

/** Prints one line in the user's language. */
export function say(en, zh) {
  console.log(readsChinese() ? zh : en);
}

/** Prints why set-up cannot go on and ends the process with exit code 1. */
export function giveUp(en, zh) {
  console.error(readsChinese() ? zh : en);
  process.exit(1);
}
