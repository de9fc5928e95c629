import { z } from 'zod';

/** A sentence in both languages. */
export const localizedText = z.object({ en: z.string(), zh: z.string() });
