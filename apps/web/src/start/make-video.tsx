import { Alert, Button, Collapse, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { submitRun } from '../runs/submit-run.js';
import { useStart } from './start-state.js';
import { type Resolution, resolutions, startWorkflow, stemOf, suitedResolution } from './start-workflow.js';

/** The one button, what it still waits for, and the few choices there are. */
export function MakeVideo() {
  const { t } = useTranslation('start');
  const read = useLocalText();
  const queryClient = useQueryClient();
  const face = useStart((state) => state.face);
  const voice = useStart((state) => state.voice);
  const chosen = useStart((state) => state.resolution);
  const make = useMutation({
    mutationFn: submitRun,
    onSuccess: ({ id }) => {
      useStart.getState().setRun(id);
      void queryClient.invalidateQueries({ queryKey: ['runs'] });
    },
  });
  const missing = missingPart(face, voice);
  const submit = () => {
    if (!face.given || !voice.given) return;
    const request = { face: face.given, voice: voice.given, resolution: chosen ?? suitedResolution(face.given) };
    make.mutate({ workflow: startWorkflow(request), title: stemOf(voice.given.name) });
  };
  return (
    <Stack align="center" gap="sm">
      {make.error && (
        <Alert color="red" variant="light" role="alert">
          {read(textOf(make.error))}
        </Alert>
      )}
      <Button
        size="lg"
        radius="xl"
        px={40}
        leftSection={<IconSparkles size={20} />}
        disabled={missing !== undefined}
        aria-describedby={missing ? 'make-missing' : undefined}
        loading={make.isPending}
        onClick={submit}
      >
        {t('make')}
      </Button>
      <Text id="make-missing" size="sm" c="dimmed" mih={22} role="status">
        {missing ? t(`missing.${missing}`) : t('ready')}
      </Text>
      <Choices />
    </Stack>
  );
}

function Choices() {
  const { t } = useTranslation('start');
  const [isOpen, { toggle }] = useDisclosure(false);
  const chosen = useStart((state) => state.resolution);
  const suited = useStart((state) => suitedResolution(state.face.given));
  const setResolution = useStart((state) => state.setResolution);
  return (
    <Stack align="center" gap="xs">
      <Button variant="subtle" color="gray" size="compact-sm" aria-expanded={isOpen} onClick={toggle}>
        {t('choices')}
      </Button>
      <Collapse expanded={isOpen}>
        <Group gap="sm" justify="center">
          <Text size="sm" id="start-resolution">
            {t('resolution.label')}
          </Text>
          <SegmentedControl
            aria-labelledby="start-resolution"
            value={chosen ?? suited}
            onChange={(value) => setResolution(value as Resolution)}
            data={resolutions.map((value) => ({ value, label: t(`resolution.${value}`) }))}
          />
        </Group>
      </Collapse>
    </Stack>
  );
}

type Slots = Pick<ReturnType<typeof useStart.getState>, 'face' | 'voice'>;

function missingPart(face: Slots['face'], voice: Slots['voice']): 'both' | 'face' | 'voice' | 'upload' | undefined {
  if (face.upload || voice.upload) return 'upload';
  if (!face.given && !voice.given) return 'both';
  if (!face.given) return 'face';
  return voice.given ? undefined : 'voice';
}
