import { Alert, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan } from '@tabler/icons-react';
import type { InspectedItem, InspectedPort, NodeValues } from '@talkgraph/protocol';
import { useTranslation } from 'react-i18next';
import { useLocalText } from '../i18n/use-local-text.js';
import { ClipItem } from './clip-item.js';
import { isDelivered } from './delivered.js';
import { DeliveredLine } from './delivered-line.js';
import { DocumentView } from './document-view.js';
import { FileLine } from './file-line.js';
import type { ItemPlace } from './item-place.js';
import { JsonValue } from './json-view.js';
import { isFileName } from './saved-files-of.js';
import { StillsView } from './stills-view.js';
import { clipsOf } from './value-view.js';

interface ItemViewProps {
  readonly place: ItemPlace;
  readonly port: InspectedPort;
  readonly item: InspectedItem;
  readonly values: NodeValues;
}

/** One value, shown as what it is. */
export function ItemView({ place, port, item, values }: ItemViewProps) {
  const { t } = useTranslation('inspect');
  const read = useLocalText();
  switch (item.kind) {
    case 'json':
      if (port.type === 'LOOP') return <Hint text={t('loopMark')} />;
      if (isFileName(item.value)) return <FileLine file={item.value} />;
      if (isDelivered(item.value)) return <DeliveredLine delivered={item.value} />;
      return <JsonValue value={item.value} length={item.length} />;
    case 'clip': {
      const before = place.side === 'outputs' ? clipsOf(values, place.run, 'inputs').find(isSeen) : undefined;
      return <ClipItem placed={{ clip: item, place }} before={before} />;
    }
    case 'stills':
      return item.count === 0 ? (
        <Hint text={t('noStills')} />
      ) : (
        <StillsView place={place} stills={item} isMask={port.type === 'MASK'} />
      );
    case 'document':
      return <DocumentView place={place} document={item} values={values} />;
    case 'blocked':
      if (item.message === undefined && place.side === 'outputs' && beginsLoop(values)) {
        return <Hint text={t('eachRound')} />;
      }
      return (
        <Alert color="gray" icon={<IconBan size={18} />} p="xs">
          {item.message ?? t('blocked')}
        </Alert>
      );
    default:
      return (
        <Alert color="orange" icon={<IconAlertTriangle size={18} />} p="xs">
          {read(item.text)}
        </Alert>
      );
  }
}

function Hint({ text }: { readonly text: string }) {
  return (
    <Text size="sm" c="dimmed">
      {text}
    </Text>
  );
}

/** Values of a loop are in its rounds: where it begins there are none. */
const beginsLoop = ({ outputs }: NodeValues) => outputs.some(({ type }) => type === 'LOOP');

const isSeen = ({ clip }: { readonly clip: { readonly media: string } }) => clip.media !== 'audio';
