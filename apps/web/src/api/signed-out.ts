/** Says `signed-out` when the server refuses a request because it wants a token; whoever shows the form listens. */
export const signedOut = new EventTarget();

/** Tells that something was refused for want of a token, or may have been: whoever listens asks the server. */
export function tellSignedOut(): void {
  signedOut.dispatchEvent(new Event('signed-out'));
}
