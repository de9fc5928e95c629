import { z } from 'zod';

/** Body of POST /api/login. */
export const loginRequest = z.object({ token: z.string().min(1).max(1000) });

/** Answer of GET /api/login. */
export const loginState = z.object({ tokenNeeded: z.boolean(), signedIn: z.boolean() });
export type LoginState = z.infer<typeof loginState>;
