import { Anchor, Stack, Text } from '@mantine/core';
import { IconDragDrop, IconPointer, IconTemplate } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'wouter';
import classes from './workflow-canvas.module.css';

/** What can be done on a canvas without nodes. */
export function EmptyHint() {
  const { t } = useTranslation('canvas');
  return (
    <div className={classes.hint}>
      <Stack gap="sm" align="flex-start">
        <Text fw={650} size="lg">
          {t('empty.title')}
        </Text>
        <span className={classes.hintLine}>
          <IconPointer size={20} aria-hidden /> {t('empty.search')}
        </span>
        <span className={classes.hintLine}>
          <IconDragDrop size={20} aria-hidden /> {t('empty.drop')}
        </span>
        <Anchor component={Link} href="/templates" className={classes.hintLine ?? ''}>
          <IconTemplate size={20} aria-hidden /> {t('empty.template')}
        </Anchor>
      </Stack>
    </div>
  );
}
