import { portType } from '@talkgraph/engine';

/** A number widget that takes any link: cells of tables are texts, and `1,200` or `50%` are numbers all the same. */
export const anyNumber = portType<unknown>('FLOAT', { accepts: ['*'] });

/** A text widget that takes any link: numbers and cells are written out. */
export const anyText = portType<unknown>('STRING', { accepts: ['*'] });
