/** A grey picture of 256×256 pixels as PNG: the smallest that every encoder takes. */
export const greyPicture = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAQAAAAEAAgAAAAAzqe8bAAAAUklEQVR42u3MsQAAAAACsCTzVwmidwNYeopAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCgUAgEAgEAoFAIBAIBAKBQCAQCAQCwWe6uEE8nhEbzgAAAABJRU5ErkJggg==',
  'base64',
);
