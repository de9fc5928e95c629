import { Text } from '@mantine/core';
import { readableKeys, runsOnMac } from './key-chord.js';

/** A shortcut at the end of a line of a menu: `Ctrl+S`, on a Mac `⌘S`. */
export function KeyHint({ keys }: { readonly keys: string }) {
  const isMac = runsOnMac();
  return (
    <Text component="kbd" size="xs" c="dimmed" ff="text">
      {readableKeys(keys, isMac).join(isMac ? '' : '+')}
    </Text>
  );
}
