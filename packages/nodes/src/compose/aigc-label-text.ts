import { labelValueInvalid, labelValueMissing } from '../errors.js';

/** The label of generated content in metadata: the seven fields of GB 45438-2025, annex E. */
export interface AigcLabelFields {
  /** "1" is generated, "2" may be, "3" is suspected to be. */
  readonly Label: string;
  readonly ContentProducer: string;
  readonly ProduceID: string;
  readonly ReservedCode1: string;
  readonly ContentPropagator: string;
  readonly PropagateID: string;
  readonly ReservedCode2: string;
}

const fields = [
  'Label',
  'ContentProducer',
  'ProduceID',
  'ReservedCode1',
  'ContentPropagator',
  'PropagateID',
  'ReservedCode2',
] as const;

const needed = new Set<string>(['Label', 'ContentProducer', 'ProduceID']);

/** Annex E j): 0x21, 0x23 to 0x5B, 0x5D to 0x7E. */
const allowed = /^[\x21\x23-\x5b\x5d-\x7e]*$/;

/** The label as it is written into a file. @throws LABEL_VALUE_MISSING, LABEL_VALUE_INVALID */
export function aigcLabelText(label: AigcLabelFields): string {
  for (const field of fields) {
    const value = label[field];
    if (value === '' && needed.has(field)) throw labelValueMissing({ field });
    if (!allowed.test(value)) throw labelValueInvalid({ field, value });
  }
  return JSON.stringify(Object.fromEntries(fields.map((field) => [field, label[field]])));
}

/** A label that a file carries already; undefined where it is none, or lacks what every label has. */
export function readAigcLabel(text: string | undefined): AigcLabelFields | undefined {
  if (text === undefined) return undefined;
  try {
    const json = JSON.parse(text) as Record<string, unknown>;
    // Some write the field's name once more around the label.
    const inner = (typeof json.AIGC === 'object' && json.AIGC !== null ? json.AIGC : json) as Record<string, unknown>;
    const read = Object.fromEntries(
      fields.map((field) => [field, String(inner[field] ?? '')]),
    ) as unknown as AigcLabelFields;
    return fields.some((field) => needed.has(field) && read[field] === '') ? undefined : read;
  } catch {
    return undefined;
  }
}
