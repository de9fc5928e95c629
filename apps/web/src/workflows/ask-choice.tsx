import { Button, Group, Stack, Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { useTranslation } from 'react-i18next';
import { closeButton } from './close-button.js';

/** A question with a few answers. Texts are keys of `workflows.json`. */
export interface Question<Answer extends string> {
  readonly title: string;
  readonly text: string;
  readonly values?: Readonly<Record<string, string>>;
  /** Besides "Cancel", the last one being the usual one. */
  readonly choices: readonly { readonly answer: Answer; readonly label: string; readonly isDangerous?: boolean }[];
}

/** Asks, and answers undefined where the question is closed or cancelled. */
export function askChoice<Answer extends string>(question: Question<Answer>): Promise<Answer | undefined> {
  return new Promise((resolve) => {
    const id = modals.open({
      title: <Heading {...question} />,
      centered: true,
      closeButtonProps: closeButton(),
      children: (
        <Choices
          {...question}
          onAnswer={(answer) => {
            resolve(answer);
            modals.close(id);
          }}
        />
      ),
      onClose: () => resolve(undefined),
    });
  });
}

function Heading({ title, values }: Pick<Question<string>, 'title' | 'values'>) {
  const { t } = useTranslation('workflows');
  return (
    <Text span fw={600}>
      {t(title, { ...values })}
    </Text>
  );
}

function Choices<Answer extends string>({
  text,
  values,
  choices,
  onAnswer,
}: Question<Answer> & { readonly onAnswer: (answer: Answer | undefined) => void }) {
  const { t } = useTranslation('workflows');
  return (
    <Stack>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {t(text, { ...values })}
      </Text>
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={() => onAnswer(undefined)}>
          {t('cancel')}
        </Button>
        {choices.map(({ answer, label, isDangerous }, place) => {
          const isUsual = place === choices.length - 1;
          return (
            <Button
              key={answer}
              {...(isDangerous && { color: 'red' })}
              variant={isUsual ? 'filled' : 'light'}
              data-autofocus={isUsual || undefined}
              onClick={() => onAnswer(answer)}
            >
              {t(label, { ...values })}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}
