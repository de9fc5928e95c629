import { notifications } from '@mantine/notifications';
import { textOf } from '../api/api-error.js';
import { useLocalText } from '../i18n/use-local-text.js';
import { type UserSettings, useUserSettings } from './user-settings.js';

/** Changes settings of the user; what the server does not keep is said. */
export function useChangeSetting(): (settings: Partial<UserSettings>) => void {
  const read = useLocalText();
  return (settings) => {
    useUserSettings
      .getState()
      .change(settings)
      .catch((error: unknown) => notifications.show({ color: 'red', message: read(textOf(error)) }));
  };
}
