import { isModelKind, knownModels, licenceText, type ModelState, modelKindNames, modelKinds } from '@talkgraph/runtime';
import stringWidth from 'string-width';
import type { CliContext } from '../cli-context.js';
import { print, printJson } from '../print.js';
import type { ModelsPlace } from './models-command.js';
import { shownSize } from './shown-size.js';

/** Prints what there is, and on demand what could be fetched. */
export async function listModels({ home, library, given, context }: ModelsPlace): Promise<number> {
  const wanted = (kind: string) => given.kind === undefined || given.kind === kind;
  const models = (await library.list()).filter(({ kind }) => wanted(kind));
  const missing = knownModels.filter(({ kind, name }) => {
    return wanted(kind) && !models.some((model) => model.kind === kind && model.name === name);
  });
  if (given.json) {
    printJson({ folder: home.models, models, ...(given.known && { known: missing }) });
    return 0;
  }
  const texts = context.messages.models;
  if (models.length === 0) print(texts.none(home.models));
  printRows(models.map((model) => rowOf(model, context)));
  if (!given.known) return 0;
  print(`\n${texts.worthFetching}`);
  for (const kind of modelKindNames) {
    const ofKind = missing.filter((model) => model.kind === kind);
    if (ofKind.length === 0) continue;
    print(`\n${modelKinds[kind].label[context.locale]}`);
    for (const { name, summary, licence, commercial, source } of ofKind) {
      print(`  ${name}  ${licence[context.locale]} (${texts.commercial[commercial]})`);
      print(`    ${summary[context.locale]}`);
      print(`    ${texts.fetch(`models/${kind}/`, source)}`);
    }
  }
  return 0;
}

function rowOf(model: ModelState, { messages, locale }: CliContext): readonly string[] {
  const { kind, name, bytes, condition, licence } = model;
  const texts = messages.models;
  const terms = licence === undefined ? texts.noLicence : licenceText(licence)[locale];
  const label = isModelKind(kind) ? modelKinds[kind].label[locale] : kind;
  return [`${kind}/${name}`, label, shownSize(bytes), texts.conditions[condition], terms];
}

/** Columns as wide as their widest cell; Chinese characters take two places. */
function printRows(rows: readonly (readonly string[])[]): void {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))));
  for (const row of rows) {
    const cells = row.map((cell, column) => cell + ' '.repeat((widths[column] ?? 0) - stringWidth(cell)));
    print(cells.join('  ').trimEnd());
  }
}
