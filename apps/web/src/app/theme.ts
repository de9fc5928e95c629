import { type CSSVariablesResolver, createTheme, Menu } from '@mantine/core';

/** Colours and fonts of the page. Fonts are the system's own: nothing is fetched, and Chinese is shown in what the reader is used to. */
export const theme = createTheme({
  primaryColor: 'teal',
  // White on it is readable (4.5:1 and more) in both schemes.
  primaryShade: 9,
  defaultRadius: 'md',
  fontFamily:
    'system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  components: {
    // Its invisible first entry is no entry to screen readers.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
  },
});

/** Quieter text that is still readable (4.5:1 and more) on every surface of the page. */
export const cssVariables: CSSVariablesResolver = (theme) => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': theme.colors.gray?.[7] ?? '',
    '--mantine-color-placeholder': theme.colors.gray?.[7] ?? '',
  },
  dark: {
    '--mantine-color-dimmed': theme.colors.dark?.[1] ?? '',
    '--mantine-color-placeholder': theme.colors.dark?.[1] ?? '',
  },
});
