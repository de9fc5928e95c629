import {
  IconAdjustmentsHorizontal,
  IconBadgeCc,
  IconBoxMultiple,
  IconChartDots,
  IconLayersIntersect,
  IconMicrophone2,
  IconMoodSpark,
  IconMovie,
  IconPhoto,
  IconPuzzle,
  IconPuzzle2,
  IconSend,
  IconServer,
  IconTable,
  IconVariable,
  IconVolume,
  type TablerIcon,
} from '@tabler/icons-react';
import { ownCategory, subgraphCategory } from '../palette/palette-entry.js';

/** How nodes of a category are marked. */
export interface CategoryLook {
  readonly Icon: TablerIcon;
  /** A colour of Mantine's. */
  readonly color: string;
}

const looks: Readonly<Record<string, CategoryLook>> = {
  heygem: { Icon: IconMoodSpark, color: 'teal' },
  analysis: { Icon: IconChartDots, color: 'indigo' },
  video: { Icon: IconMovie, color: 'violet' },
  audio: { Icon: IconVolume, color: 'orange' },
  image: { Icon: IconPhoto, color: 'blue' },
  speech: { Icon: IconMicrophone2, color: 'yellow' },
  subtitles: { Icon: IconBadgeCc, color: 'lime' },
  compose: { Icon: IconLayersIntersect, color: 'pink' },
  tables: { Icon: IconTable, color: 'green' },
  values: { Icon: IconVariable, color: 'gray' },
  delivery: { Icon: IconSend, color: 'red' },
  remote: { Icon: IconServer, color: 'cyan' },
  control: { Icon: IconAdjustmentsHorizontal, color: 'gray' },
  [ownCategory]: { Icon: IconPuzzle2, color: 'cyan' },
  [subgraphCategory]: { Icon: IconBoxMultiple, color: 'cyan' },
};

const ofPacks: CategoryLook = { Icon: IconPuzzle, color: 'grape' };

/** The mark of a category by the first part of its path; categories of packs share one. */
export function categoryLook(category: string): CategoryLook {
  const [first = ''] = category.split('/');
  return looks[first] ?? ofPacks;
}
