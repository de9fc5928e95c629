export {
  type AlignedPhoneme,
  type AlignedWord,
  type AlignmentDocument,
  alignmentSchema,
} from './alignment-document.js';
