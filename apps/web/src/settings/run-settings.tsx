import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ChoiceRow, SettingsPart, SwitchRow } from './setting-row.js';
import { useChangeSetting } from './use-change-setting.js';
import { useWantsNotices } from './use-run-notices.js';
import { useUserSettings } from './user-settings.js';

/** How runs go, and how one hears of their end. */
export function RunSettings() {
  const { t } = useTranslation('settings');
  const failurePolicy = useUserSettings((settings) => settings.failurePolicy);
  const change = useChangeSetting();
  return (
    <SettingsPart title={t('runs.title')}>
      <ChoiceRow
        label={t('runs.policy')}
        hint={t('runs.policyHint')}
        value={failurePolicy}
        choices={[
          { value: 'stop', label: t('runs.policies.stop') },
          { value: 'continue', label: t('runs.policies.continue') },
        ]}
        onChange={(chosen) => change({ failurePolicy: chosen })}
      />
      <NoticeSwitch />
    </SettingsPart>
  );
}

function NoticeSwitch() {
  const { t } = useTranslation('settings');
  const [wanted, setWanted] = useWantsNotices();
  const [permission, setPermission] = useState(currentPermission);
  const choose = async (isOn: boolean) => {
    // Browsers ask only when somebody has pressed something.
    const answer = isOn && permission === 'default' ? await Notification.requestPermission() : permission;
    setPermission(answer);
    setWanted(isOn && answer === 'granted');
  };
  const isPossible = permission !== 'unsupported' && permission !== 'denied';
  return (
    <SwitchRow
      label={t('runs.notices')}
      hint={t(isPossible ? 'runs.noticesHint' : `runs.noNotices.${permission}`)}
      isOn={wanted && permission === 'granted'}
      isDisabled={!isPossible}
      onChange={(isOn) => void choose(isOn)}
    />
  );
}

/** Missing where the page comes over plain HTTP from another machine. */
function currentPermission(): NotificationPermission | 'unsupported' {
  return 'Notification' in window && window.isSecureContext ? Notification.permission : 'unsupported';
}
