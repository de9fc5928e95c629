/** An error that clients see under the name of the Python class it stands for. */
export function failure(exceptionType: string, message: string): Error {
  return Object.assign(new Error(message), { name: exceptionType, exceptionType });
}
