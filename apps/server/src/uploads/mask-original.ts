import { folderName } from '@talkgraph/protocol';
import { type Home, resolveUserFile } from '@talkgraph/runtime';
import { z } from 'zod';
import { maskOriginalMissing } from '../errors.js';

const reference = z.object({
  filename: z.string().min(1),
  subfolder: z.string().default(''),
  type: folderName.default('output'),
});

/**
 * The path of the picture that a mask belongs to. One client spells the field `originalRef`.
 * @throws MASK_ORIGINAL_MISSING, FILE_NAME_REFUSED, FILE_NOT_FOUND
 */
export async function originalOf(fields: Readonly<Record<string, string>>, home: Home): Promise<string> {
  const parsed = reference.safeParse(parseJson(fields.original_ref ?? fields.originalRef));
  if (!parsed.success) throw maskOriginalMissing({});
  return resolveUserFile(home, parsed.data);
}

function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
