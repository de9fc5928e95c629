import { defineError } from '@talkgraph/errors';

export const sherpaUnavailable = defineError(
  'SHERPA_UNAVAILABLE',
  'operational',
  (d: { readonly platform: string }) => ({
    en: `sherpa-onnx could not be loaded on ${d.platform}. Run "npm ci" again; if it stays, choose another engine.`,
    zh: `无法在 ${d.platform} 上加载 sherpa-onnx。请重新执行“npm ci”；若仍出现，请改用其他引擎。`,
  }),
);
