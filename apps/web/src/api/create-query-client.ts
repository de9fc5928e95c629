import { QueryClient } from '@tanstack/react-query';
import { isApiError } from './api-error.js';

/** Answers of the server are kept a little while; what was refused is not asked again, what did not arrive is, twice. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) => failures < 2 && !(isApiError(error) && error.status > 0 && error.status < 500),
      },
    },
  });
}
