import { string } from '@talkgraph/engine';

/** The name of a profile of a kind. The profile holds the secrets; workflows hold its name only. */
export function profileInput(kind: string) {
  return {
    type: string,
    default: '',
    profile: kind,
    label: { en: 'Profile', zh: '账号配置' },
    tooltip: {
      en: `Name of a profile of the kind "${kind}". Make one under Settings, or with "talkgraph secrets set".`,
      zh: `“${kind}”类型账号配置的名称。可在“设置”中添加，或用“talkgraph secrets set”命令创建。`,
    },
  } as const;
}
