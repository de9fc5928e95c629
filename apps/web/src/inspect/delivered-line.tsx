import { Anchor, Badge, Group, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { shownBytes } from '../system/shown-size.js';
import { type Delivered, webLink } from './delivered.js';
import classes from './port-view.module.css';

/** Where something was delivered to, with a link where a browser opens it. */
export function DeliveredLine({ delivered }: { readonly delivered: Delivered }) {
  const { t } = useTranslation('inspect');
  const { target, address, bytes } = delivered;
  const link = webLink(delivered);
  return (
    <Group gap={8} wrap="nowrap" className={classes.delivered ?? ''}>
      <Badge tt="none" size="sm" variant="light" flex="none">
        {t(`targets.${target}`, { defaultValue: target })}
      </Badge>
      {link === undefined ? (
        <Text size="sm" className={classes.address ?? ''} title={address}>
          {address}
        </Text>
      ) : (
        <Anchor href={link} target="_blank" rel="noreferrer" size="sm" className={classes.address ?? ''} title={link}>
          {address} <IconExternalLink size={13} aria-hidden />
        </Anchor>
      )}
      <Text size="xs" c="dimmed" flex="none">
        {shownBytes(bytes)}
      </Text>
    </Group>
  );
}
