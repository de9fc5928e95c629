import type { Clip } from '@talkgraph/media';
import type { MediaService } from '../capabilities/media-service.js';
import { aigcLabelText, readAigcLabel } from './aigc-label-text.js';

/** What `hiddenLabelInputs` arrive as. */
export interface HiddenLabelValues {
  readonly producer: string;
  readonly produce_id: string;
  readonly certainty: 'is' | 'may_be' | 'suspected';
  readonly existing_label: 'propagate' | 'replace';
  readonly reserved_code_1: string;
  readonly reserved_code_2: string;
}

const labels = { is: '1', may_be: '2', suspected: '3' } as const;

/** Writes the hidden label into a clip's file. @throws LABEL_VALUE_MISSING, LABEL_VALUE_INVALID */
export function withHiddenLabel(service: MediaService, clip: Clip, values: HiddenLabelValues): Clip {
  const AIGC = hiddenLabelText(values, clip.hash, service.describe(clip).file?.tags?.AIGC);
  return service.edit.tag(clip, { tags: { AIGC } });
}

/**
 * The hidden label. A first label names the producer as propagator too (annex E, note 1); a label
 * that the content carries already keeps its producer unless it is replaced.
 * @param contentHash stands for the content where no number is given
 * @throws LABEL_VALUE_MISSING, LABEL_VALUE_INVALID
 */
export function hiddenLabelText(values: HiddenLabelValues, contentHash: string, carried: string | undefined): string {
  const producer = values.producer.trim();
  const number = values.produce_id.trim() || contentHash.slice(0, 32);
  const existing = values.existing_label === 'propagate' && readAigcLabel(carried);
  const made = existing || {
    Label: labels[values.certainty],
    ContentProducer: producer,
    ProduceID: number,
    ReservedCode1: values.reserved_code_1.trim(),
  };
  const label = {
    ...made,
    ContentPropagator: producer,
    PropagateID: number,
    ReservedCode2: values.reserved_code_2.trim(),
  };
  return aigcLabelText(label);
}
