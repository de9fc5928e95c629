import type { secretsEn } from './secrets-en.js';

export const secretsZh: typeof secretsEn = {
  summary: '以账号配置的形式单独保存密码和密钥，不写入工作流',
  action: 'list（列出）、set（设置）、show（查看）、remove（删除）或 test（测试）',
  profile: '配置名称，例如 company-bucket',
  kind: '新配置的类型：s3、oss、folder、smtp、webhook、mqtt 或 openai',
  field: '设置不属于机密的字段，可重复使用',
  unset: '清除字段，可重复使用',
  stdin: '从标准输入读取字段：JSON，或每行一个 名称=值',
  none: '还没有任何配置。可执行：talkgraph secrets set 名称 --kind s3',
  hidden: '（已设置，不显示）',
  fromEnvironment: '来自环境变量',
  saved: (name) => `配置“${name}”已保存。可用以下命令测试：talkgraph secrets test ${name}`,
  removed: (name) => `配置“${name}”已删除。`,
  works: (name) => `配置“${name}”可以正常使用。`,
};
