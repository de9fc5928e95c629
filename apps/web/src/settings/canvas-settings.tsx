import { useTranslation } from 'react-i18next';
import { useCanvasView } from '../canvas/canvas-view.js';
import { ChoiceRow, SettingsPart, SwitchRow } from './setting-row.js';
import { useChangeSetting } from './use-change-setting.js';
import { useUserSettings } from './user-settings.js';

/** How the canvas behaves and what its nodes show. */
export function CanvasSettings() {
  const { t } = useTranslation('settings');
  const { level, edgeStyle } = useUserSettings();
  const snaps = useCanvasView((view) => view.snaps);
  const showsMap = useCanvasView((view) => view.showsMap);
  const setView = useCanvasView((view) => view.set);
  const change = useChangeSetting();
  return (
    <SettingsPart title={t('canvas.title')}>
      <ChoiceRow
        label={t('canvas.level')}
        hint={t('canvas.levelHint')}
        value={level}
        choices={[
          { value: 'beginner', label: t('canvas.levels.beginner') },
          { value: 'advanced', label: t('canvas.levels.advanced') },
        ]}
        onChange={(chosen) => change({ level: chosen })}
      />
      <ChoiceRow
        label={t('canvas.edges')}
        value={edgeStyle}
        choices={[
          { value: 'curved', label: t('canvas.edgeStyles.curved') },
          { value: 'stepped', label: t('canvas.edgeStyles.stepped') },
          { value: 'straight', label: t('canvas.edgeStyles.straight') },
        ]}
        onChange={(chosen) => change({ edgeStyle: chosen })}
      />
      <SwitchRow
        label={t('canvas.snaps')}
        hint={t('canvas.snapsHint')}
        isOn={snaps}
        onChange={(isOn) => setView({ snaps: isOn })}
      />
      <SwitchRow label={t('canvas.map')} isOn={showsMap} onChange={(isOn) => setView({ showsMap: isOn })} />
    </SettingsPart>
  );
}
