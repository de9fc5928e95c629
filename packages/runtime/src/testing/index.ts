export { traversalNames } from '../files/traversal-names.js';
