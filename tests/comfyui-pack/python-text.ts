/** A float as Python prints it: whole ones with `.0`. */
export function floatText(value: number): string {
  return Number.isInteger(value) ? `${value}.0` : String(value);
}

/** The class of a constant as Python names it. `isFloat`: whether a number was written as one. */
export function className(value: unknown, isFloat: boolean): string {
  if (value === null || value === undefined) return "<class 'NoneType'>";
  if (typeof value === 'boolean') return "<class 'bool'>";
  if (typeof value === 'string') return "<class 'str'>";
  if (typeof value === 'number') return isFloat ? "<class 'float'>" : "<class 'int'>";
  return Array.isArray(value) ? "<class 'list'>" : "<class 'dict'>";
}

/** What Python takes for true: unlike in JavaScript, `[]` and `{}` are false. */
export function isTrue(value: unknown): boolean {
  if (typeof value === 'number') return value !== 0;
  if (Array.isArray(value)) return value.length > 0;
  if (typeof value === 'object' && value !== null) return Object.keys(value).length > 0;
  return Boolean(value);
}
