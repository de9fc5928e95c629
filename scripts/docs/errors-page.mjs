const kinds = {
  user: '**user** — something in the input or the command has to change. Exit code 2.',
  operational: '**operational** — the machine or a file got in the way; mend it and try again. Exit code 1.',
  bug: '**bug** — Talkgraph is at fault; please report it. Exit code 1.',
};

/** The text of docs/errors.md. */
export function errorsPage(entries) {
  const packages = [...new Set(entries.map((entry) => entry.package))].sort();
  return [
    '# Errors',
    '',
    'Every error that Talkgraph reports, by package. Programs match the code, which never changes its meaning; people read',
    'the sentence, in English or Chinese. `{name}` stands for what was found at the time. This page is written by',
    '`npm run docs` from the catalogues (`errors.ts` of each package).',
    '',
    ...Object.values(kinds).map((line) => `- ${line}`),
    '',
    'Ctrl-C is no failure: `CANCELLED` ends with exit code 130.',
    '',
    ...packages.flatMap((name) => section(name, entries)),
  ].join('\n');
}

function section(name, entries) {
  const own = entries.filter((entry) => entry.package === name).sort((a, b) => (a.code < b.code ? -1 : 1));
  return [`## ${name}`, '', '| code | kind | sentence |', '| --- | --- | --- |', ...own.map(row), ''];
}

function row({ code, kind, en, zh }) {
  const text = [...en, ...zh].map((sentence) => sentence.replaceAll('|', '\\|').replaceAll('\n', ' ')).join('<br>');
  return `| \`${code}\` | ${kind} | ${text} |`;
}
