import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fontNotReadable } from '../errors.js';
import { canvasLibrary } from './canvas-library.js';
import { UnicodeRanges } from './unicode-ranges.js';

/** The scripts that have a family of their own: characters of one code point look different in them (直, 骨, 门). */
export type ScriptFamily = 'sc' | 'tc' | 'jp' | 'kr';

const require = createRequire(import.meta.url);

/** Where the families that come with the program lie. Noto Sans: variable weight, split up by characters; SIL OFL 1.1. */
const packages: Readonly<Record<ScriptFamily, () => string>> = {
  sc: () => require.resolve('@fontsource-variable/noto-sans-sc/package.json'),
  tc: () => require.resolve('@fontsource-variable/noto-sans-tc/package.json'),
  jp: () => require.resolve('@fontsource-variable/noto-sans-jp/package.json'),
  kr: () => require.resolve('@fontsource-variable/noto-sans-kr/package.json'),
};

/** Twitter's emoji as a font (COLR); font SIL OFL 1.1, drawings CC-BY 4.0. */
const emojiPackage = () => require.resolve('twemoji-colr-font/package.json');

/**
 * The fonts of a process. Skia's registry is one per process, so there is one library too. Parts of families are
 * registered when a text first needs them: a Chinese subtitle takes a few of a hundred.
 */
class FontLibrary {
  readonly #parts = new Map<ScriptFamily, { readonly ranges: UnicodeRanges; readonly folder: string }>();
  readonly #registered = new Set<string>();

  /** Makes a font of the user's usable. @throws FONT_NOT_READABLE */
  useFile(sha256: string, path: string): void {
    const alias = ownAlias(sha256);
    if (this.#registered.has(alias)) return;
    if (!canvasLibrary().GlobalFonts.registerFromPath(path, alias)) throw fontNotReadable({ path });
    this.#registered.add(alias);
  }

  /**
   * Families for all characters of a text, as the `font` of a canvas names them, those needed registered. `own` comes
   * first, then the language's family, then the others.
   */
  familiesFor(text: string, order: readonly ScriptFamily[], own?: string): string[] {
    const aliases = new Set(own === undefined ? [] : [ownAlias(own)]);
    for (const character of text) {
      const codePoint = character.codePointAt(0) as number;
      const alias = this.#aliasFor(codePoint, order);
      if (alias !== undefined) aliases.add(alias);
    }
    return [...aliases];
  }

  /** The family of emoji. */
  emojiFamily(): string {
    this.#register('tg-emoji', join(dirname(emojiPackage()), 'twemoji.woff2'));
    return 'tg-emoji';
  }

  /** Characters of a text that no family that comes with the program has, each once; emoji and invisible ones aside. */
  missingFrom(text: string): string[] {
    const visible = new Set(text.replace(/\p{Extended_Pictographic}|[\p{C}\p{M}\p{Z}\s]/gu, ''));
    const families = Object.keys(packages) as ScriptFamily[];
    return [...visible].filter((character) => {
      const codePoint = character.codePointAt(0) as number;
      return families.every((family) => this.#part(family, codePoint) === undefined);
    });
  }

  #aliasFor(codePoint: number, order: readonly ScriptFamily[]): string | undefined {
    for (const family of order) {
      const part = this.#part(family, codePoint);
      if (part === undefined) continue;
      const alias = `tg-${family}-${part}`;
      this.#register(alias, join(this.#family(family).folder, `noto-sans-${family}-${part}-wght-normal.woff2`));
      return alias;
    }
    return undefined;
  }

  #part(family: ScriptFamily, codePoint: number): string | undefined {
    return this.#family(family)
      .ranges.partOf(codePoint)
      ?.replace(/^\[|\]$/g, '');
  }

  #family(family: ScriptFamily) {
    const known = this.#parts.get(family);
    if (known) return known;
    const folder = dirname(packages[family]());
    const parts = JSON.parse(readFileSync(join(folder, 'unicode.json'), 'utf8')) as Record<string, string>;
    const opened = { ranges: new UnicodeRanges(parts), folder: join(folder, 'files') };
    this.#parts.set(family, opened);
    return opened;
  }

  #register(alias: string, path: string): void {
    if (this.#registered.has(alias)) return;
    canvasLibrary().GlobalFonts.registerFromPath(path, alias);
    this.#registered.add(alias);
  }
}

function ownAlias(sha256: string): string {
  return `tg-own-${sha256.slice(0, 16)}`;
}

/** The fonts of this process. */
export const fontLibrary = new FontLibrary();

/** In which order families are asked for a character, by the language of the text. */
export function familyOrder(language: string | undefined): readonly ScriptFamily[] {
  const tag = (language ?? '').toLowerCase();
  if (tag.startsWith('ja')) return ['jp', 'sc', 'tc', 'kr'];
  if (tag.startsWith('ko')) return ['kr', 'sc', 'jp', 'tc'];
  if (/^(zh[-_](tw|hk|mo|hant)|yue)/.test(tag)) return ['tc', 'sc', 'jp', 'kr'];
  return ['sc', 'jp', 'tc', 'kr'];
}
