import type { AddCommand } from './add-command.js';

export const addProbe: AddCommand = () => {};
