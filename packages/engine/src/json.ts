/** What JSON can hold. Everything on a wire is nothing else, so it can be hashed, stored, resumed and sent. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };
