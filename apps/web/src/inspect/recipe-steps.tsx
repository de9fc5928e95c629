import { Text, Timeline } from '@mantine/core';
import type { InspectedClip } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { paramText } from './param-text.js';

/** How a clip is made, step by step. */
export function RecipeSteps({ steps }: { readonly steps: InspectedClip['ops'] }) {
  const { t } = useTranslation('inspect');
  return (
    <Timeline bulletSize={14} lineWidth={2} active={steps.length}>
      {steps.map(({ op, params }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a recipe are told by their place
        <Timeline.Item key={i} title={<Text size="sm">{t(`ops.${op}`, { defaultValue: op })}</Text>}>
          <Text size="xs" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {Object.entries(params)
              .map(([name, value]) => `${name}: ${paramText(value)}`)
              .join(' · ')}
          </Text>
        </Timeline.Item>
      ))}
    </Timeline>
  );
}
