import { ThemeIcon } from '@mantine/core';
import { categoryLook } from '../node-view/category-look.js';

/** The mark of an entry's category. */
export function EntryMark({ category, size = 22 }: { readonly category: string; readonly size?: number }) {
  const { Icon, color } = categoryLook(category);
  return (
    <ThemeIcon variant="light" color={color} size={size} radius="sm" style={{ flex: 'none' }}>
      <Icon size={size * 0.66} aria-hidden />
    </ThemeIcon>
  );
}
