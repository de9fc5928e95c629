import { type CSSVariablesResolver, createTheme, Menu } from '@mantine/core';

/** Colours and fonts of the page. Fonts are the system's own: nothing is fetched, and Chinese is shown in what the reader is used to. */
export const theme = createTheme({
  primaryColor: 'teal',
  respectReducedMotion: true,
  // White on it is readable (4.5:1 and more) in both schemes.
  primaryShade: 9,
  defaultRadius: 'md',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  components: {
    // Its invisible first entry is no entry to screen readers.
    Menu: Menu.extend({
      defaultProps: { withInitialFocusPlaceholder: false },
      // Entries take the room they need, up to the window's edge.
      styles: { dropdown: { maxWidth: 'calc(100vw - 16px)' }, itemLabel: { whiteSpace: 'nowrap' } },
    }),
  },
});

/** Darker than the darkest teal: for text on light teal, and behind white text. */
const deepTeal = '#066649';

/** Quieter, warning and tinted text that is still readable (4.5:1 and more) on every surface of the page. */
export const cssVariables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': theme.colors.gray?.[7] ?? '',
    '--mantine-color-placeholder': theme.colors.gray?.[7] ?? '',
    '--mantine-color-teal-light-color': deepTeal,
    '--mantine-color-teal-filled-hover': deepTeal,
    '--mantine-color-error': theme.colors.red?.[9] ?? '',
  },
  dark: {
    '--mantine-color-dimmed': theme.colors.dark?.[1] ?? '',
    '--mantine-color-placeholder': theme.colors.dark?.[1] ?? '',
    '--mantine-color-error': theme.colors.red?.[4] ?? '',
    '--mantine-color-teal-filled-hover': deepTeal,
  },
});
