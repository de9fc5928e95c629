/** What stands on the pages beside the nodes' own texts. */
const words = {
  en: {
    index: 'Built-in nodes',
    intro:
      'Every node that comes with Talkgraph, by pack. `talkgraph nodes <type>` shows the same on the command line, `GET /object_info` to programs. This page is written by `npm run docs` from the packs.',
    other: '中文',
    all: 'All nodes',
    result: 'saves or shows something, so a workflow may end here',
    columns: ['node', 'type', 'what it does'],
    inputs: ['input', 'type', 'default', 'what it takes', 'meaning'],
    outputs: ['output', 'type', 'meaning'],
    optional: 'optional',
    advanced: 'advanced',
    all_items: 'all of a list at once',
    list: 'list',
    file: 'a file of the input folder; can be uploaded',
    between: (min, max) => `${min} to ${max}`,
    least: (min) => `${min} or more`,
    most: (max) => `${max} or less`,
    step: (step) => `step ${step}`,
    comma: ', ',
  },
  zh: {
    index: '内置节点',
    intro:
      'Talkgraph 自带的全部节点，按节点包排列。命令行可用 `talkgraph nodes <类型>` 查看同样的内容，程序可用 `GET /object_info`。本页由 `npm run docs` 根据节点包生成。',
    other: 'English',
    all: '全部节点',
    result: '会保存或显示内容，工作流可以在此结束',
    columns: ['节点', '类型', '用途'],
    inputs: ['输入', '类型', '默认值', '取值', '说明'],
    outputs: ['输出', '类型', '说明'],
    optional: '可选',
    advanced: '高级',
    all_items: '一次接收整个列表',
    list: '列表',
    file: '输入文件夹中的文件，可上传',
    between: (min, max) => `${min} 到 ${max}`,
    least: (min) => `不小于 ${min}`,
    most: (max) => `不大于 ${max}`,
    step: (step) => `步长 ${step}`,
    comma: '，',
  },
};

const endings = { en: '.md', zh: '.zh-CN.md' };

/**
 * The pages under docs/nodes/: one for each pack in each language, and an index.
 * @param packs the built packs, as `@talkgraph/nodes` exports them
 * @returns {Map<string, string>} text by path relative to the root
 */
export function nodePages(packs) {
  const pages = new Map();
  for (const language of ['en', 'zh']) {
    pages.set(`docs/nodes/README${endings[language]}`, indexPage(packs, language));
    for (const pack of packs) pages.set(`docs/nodes/${pack.name}${endings[language]}`, packPage(pack, language));
  }
  return pages;
}

function indexPage(packs, language) {
  const text = words[language];
  const sections = packs.flatMap((pack) => [
    `## [${pack.label[language]}](${pack.name}${endings[language]})`,
    '',
    ...listOf(pack, language, `${pack.name}${endings[language]}`),
    '',
  ]);
  return [`# ${text.index}`, '', otherLanguage('README', language), '', text.intro, '', ...sections].join('\n');
}

function packPage(pack, language) {
  const text = words[language];
  const title = `# ${text.index}${language === 'en' ? ': ' : '：'}${pack.label[language]}`;
  const links = `${otherLanguage(pack.name, language)} · [${text.all}](README${endings[language]})`;
  const nodes = pack.nodes.flatMap((node) => nodeSection(node, language));
  return [title, '', links, '', ...listOf(pack, language, ''), '', ...nodes].join('\n');
}

function otherLanguage(page, language) {
  return `[${words[language].other}](${page}${endings[language === 'en' ? 'zh' : 'en']})`;
}

function listOf(pack, language, page) {
  const rows = pack.nodes.map(({ type, label, summary }) => [
    `[${label[language]}](${page}#${anchorOf(type)})`,
    code(type),
    summary[language],
  ]);
  return table(words[language].columns, rows);
}

function nodeSection(node, language) {
  const text = words[language];
  const { type, label, category, summary, outputNode, inputIsList } = node;
  const facts = [
    code(type),
    category,
    ...(outputNode ? [text.result] : []),
    ...(inputIsList ? [text.all_items] : []),
  ].join(' · ');
  const inputs = Object.entries(node.inputs).map((entry) => inputRow(entry, language));
  const outputs = Object.entries(node.outputs).map((entry) => outputRow(entry, language));
  return [
    `<a id="${anchorOf(type)}"></a>`,
    '',
    `## ${label[language]}`,
    '',
    facts,
    '',
    summary[language],
    '',
    ...(inputs.length > 0 ? [...table(text.inputs, inputs), ''] : []),
    ...(outputs.length > 0 ? [...table(text.outputs, outputs), ''] : []),
  ];
}

function inputRow([name, spec], language) {
  const text = words[language];
  const marks = [...(spec.optional ? [text.optional] : []), ...(spec.advanced ? [text.advanced] : [])];
  const shown = spec.default === undefined || spec.default === '' ? '' : code(JSON.stringify(spec.default));
  return [
    `${spec.label?.[language] ?? ''} ${code(name)}`.trim(),
    [...typeNames(spec.type).map(code), ...marks].join(text.comma),
    shown,
    limitsOf(spec, language),
    spec.tooltip?.[language] ?? '',
  ];
}

function outputRow([, { name, type, label, tooltip, list }], language) {
  const text = words[language];
  const types = [...typeNames(type).map(code), ...(list ? [text.list] : [])].join(text.comma);
  return [`${label?.[language] ?? ''} ${code(name ?? type.name)}`.trim(), types, tooltip?.[language] ?? ''];
}

/** The type and those it takes besides. */
function typeNames({ name, accepts = [] }) {
  return [name, ...accepts];
}

function limitsOf({ type, choiceLabels, min, max, step, upload }, language) {
  const text = words[language];
  if (type.choices) {
    const named = (choice) => (choiceLabels?.[choice] ? ` ${choiceLabels[choice][language]}` : '');
    return type.choices.map((choice) => `${code(String(choice))}${named(choice)}`).join(text.comma);
  }
  if (upload) return text.file;
  const unbounded = (limit) => limit === undefined || Math.abs(Number(limit)) >= Number.MAX_SAFE_INTEGER;
  const [low, high] = [!unbounded(min), !unbounded(max)];
  const range = low && high ? [text.between(min, max)] : low ? [text.least(min)] : high ? [text.most(max)] : [];
  return [...range, ...(step === undefined ? [] : [text.step(step)])].join(text.comma);
}

function anchorOf(type) {
  return type.toLowerCase();
}

function code(text) {
  return `\`${text}\``;
}

function table(columns, rows) {
  const line = (cells) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`;
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)];
}
