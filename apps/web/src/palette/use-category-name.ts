import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** Names the last part of a category's path in the language of the page; those of packs are called as they are. */
export function useCategoryName(): (category: string) => string {
  const { t } = useTranslation('palette');
  return useCallback(
    (category) => {
      const last = category.split('/').at(-1) ?? '';
      return t(`categories.${category}`, { defaultValue: last === '' ? t('otherNodes') : last });
    },
    [t],
  );
}
