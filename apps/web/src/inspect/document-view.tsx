import { Accordion, Stack, Table, Text } from '@mantine/core';
import type { InspectedItem, NodeValues } from '@talkgraph/protocol';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ContentsPending } from './contents-pending.js';
import { CueList } from './cue-list.js';
import { FaceView } from './face-view.js';
import { type ItemPlace, itemPath } from './item-place.js';
import { JsonValue } from './json-view.js';
import { useIsLarge } from './large-view.js';
import { MouthView } from './mouth-view.js';
import { type FaceReport, isFaceReport, isReport } from './report.js';
import { ReportView } from './report-view.js';
import { isSoundReport } from './sound-report.js';
import { SoundReportView } from './sound-report-view.js';
import { TableDocumentView } from './table-document.js';
import { useDocument } from './use-contents.js';
import { clipsOf, hasPicture, hasSound, type Pictured, type PlacedClip } from './value-view.js';

interface DocumentViewProps {
  readonly place: ItemPlace;
  readonly document: Extract<InspectedItem, { kind: 'document' }>;
  readonly values: NodeValues;
}

/** A stored document: tracks are drawn over what they were made of, where the node has it at hand. */
export function DocumentView({ place, document, values }: DocumentViewProps) {
  const isLarge = useIsLarge();
  const around = [...clipsOf(values, place.run, 'inputs'), ...clipsOf(values, place.run, 'outputs')];
  if (document.schema === 'talkgraph.face-track') {
    // The points are in the pixels of this very clip: a cropped one is as long, but its face is elsewhere.
    const picture = (at: number, clipHash: string) => {
      const seen = around.find(({ clip }) => clip.hash === clipHash);
      return seen && itemPath(seen.place, 'frame', { at, width: isLarge ? 1280 : 640 });
    };
    return <FaceView place={place} picture={picture} />;
  }
  if (document.schema === 'talkgraph.mouth-track') {
    const film = around.find((placed): placed is PlacedClip & { clip: Pictured } => {
      return hasPicture(placed.clip) && placed.clip.speaks;
    });
    return <MouthView place={place} sound={around.find(({ clip }) => hasSound(clip))} film={film} />;
  }
  if (document.schema === 'talkgraph.table') return <TableDocumentView place={place} />;
  if (document.schema === 'talkgraph.subtitles') return <CueList place={place} count="cueCount" />;
  if (document.schema === 'talkgraph.alignment') return <CueList place={place} count="wordCount" />;
  return <StoredReport place={place} />;
}

function StoredReport({ place }: { readonly place: ItemPlace }) {
  const { t } = useTranslation('inspect');
  const { data, error } = useDocument(place);
  if (error || data === undefined) return <ContentsPending error={error} />;
  const shown = drawnReport(data);
  if (!shown) return <JsonValue value={data} />;
  return (
    <Stack gap="xs">
      {shown}
      <Accordion variant="contained" chevronPosition="left">
        <Accordion.Item value="json">
          <Accordion.Control>
            <Text size="sm">{t('wholeDocument')}</Text>
          </Accordion.Control>
          <Accordion.Panel>
            <JsonValue value={data} />
          </Accordion.Panel>
        </Accordion.Item>
      </Accordion>
    </Stack>
  );
}

/** A report that there is a drawing of. */
function drawnReport(data: unknown): ReactNode {
  if (isReport(data)) return <ReportView report={data} />;
  if (isSoundReport(data)) return <SoundReportView report={data} />;
  return isFaceReport(data) && <Faces report={data} />;
}

function Faces({ report }: { readonly report: FaceReport }) {
  const { t } = useTranslation('inspect');
  if (report.faces.length === 0) return <Text size="sm">{t('noFaceAtAll')}</Text>;
  return (
    <Table fz="xs" withTableBorder>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('faceTable.face')}</Table.Th>
          <Table.Th>{t('faceTable.found')}</Table.Th>
          <Table.Th>{t('faceTable.usable')}</Table.Th>
          <Table.Th>{t('faceTable.size')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {report.faces.map(({ id, framesFound, framesUsable, medianUnit }) => (
          <Table.Tr key={id}>
            <Table.Td>{id + 1}</Table.Td>
            <Table.Td>{framesFound}</Table.Td>
            <Table.Td>{framesUsable}</Table.Td>
            <Table.Td>{Math.round(medianUnit)} px</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
