/** The package comes without types; rnnoise.ts names the part that is used. */
declare module '@echogarden/rnnoise-wasm' {
  const make: () => Promise<unknown>;
  export = make;
}
