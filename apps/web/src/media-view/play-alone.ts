let playing: HTMLMediaElement | undefined;

/** Stops the player that was started before: two recordings at once help nobody. */
export function playAlone(media: HTMLMediaElement): void {
  if (playing !== media) playing?.pause();
  playing = media;
}
