export { defineError, type ErrorDefinition } from './define-error.js';
export { messageOf } from './message-of.js';
export {
  type ErrorKind,
  isTalkgraphError,
  type Locale,
  type LocalizedText,
  TalkgraphError,
  type TalkgraphErrorOptions,
} from './talkgraph-error.js';
