import type { LocalizedText } from '@talkgraph/errors';
import type { CaptionStyle, CaptionStyleName } from '@talkgraph/media';
import type { SpokenText, SubtitlesDocument } from '@talkgraph/subtitles';
import type { DocumentReference } from '../ports.js';

/** Subtitles as stored documents, and what they are drawn with. */
export interface SubtitleService {
  /**
   * Reads a subtitle file: SRT, VTT, ASS or SSA. `name` is how messages call it.
   * @throws SUBTITLES_EMPTY, SUBTITLES_FORMAT_UNKNOWN, SUBTITLES_BROKEN, SUBTITLES_FILE_TOO_LARGE
   */
  readFile(
    path: string,
    name: string,
  ): Promise<{ readonly document: SubtitlesDocument; readonly remarks: readonly LocalizedText[] }>;
  /** The subtitles a reference stands for. @throws DOCUMENT_MISSING, DOCUMENT_UNKNOWN */
  read(subtitles: DocumentReference): Promise<SubtitlesDocument>;
  /** The text of an alignment and when its words are said. @throws DOCUMENT_MISSING, DOCUMENT_UNKNOWN */
  readAlignment(alignment: DocumentReference): Promise<SpokenText>;
  /** Keeps subtitles under the hash of their content. */
  store(document: SubtitlesDocument): Promise<DocumentReference>;
  /** A style that comes with the program. */
  style(name: CaptionStyleName): CaptionStyle;
  /** Characters that the fonts that come with the program do not have. */
  missingCharacters(text: string): readonly string[];
  /** SHA-256 of a font in models/fonts, by its name; recipes name fonts by it. @throws FONT_MISSING */
  font(name: string): Promise<string>;
}
