import {
  IconAdjustmentsHorizontal,
  IconBoxMultiple,
  IconChartDots,
  IconMoodSpark,
  IconMovie,
  IconPhoto,
  IconPuzzle,
  IconVolume,
  type TablerIcon,
} from '@tabler/icons-react';
import { subgraphCategory } from '../palette/palette-entry.js';

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
  control: { Icon: IconAdjustmentsHorizontal, color: 'gray' },
  [subgraphCategory]: { Icon: IconBoxMultiple, color: 'cyan' },
};

const ofPacks: CategoryLook = { Icon: IconPuzzle, color: 'grape' };

/** The mark of a category by the first part of its path; categories of packs share one. */
export function categoryLook(category: string): CategoryLook {
  const [first = ''] = category.split('/');
  return looks[first] ?? ofPacks;
}
