import { defineError } from '@talkgraph/errors';

interface At {
  /** Scheme, host and port of the server, without secrets. */
  readonly place: string;
}

/** A node of the workflow on the server. */
interface AtNode extends At {
  /** `12 “Sampler” (KSampler)`. */
  readonly node: string;
}

export const comfyuiAddressInvalid = defineError(
  'COMFYUI_ADDRESS_INVALID',
  'user',
  (d: { readonly address: string }) => ({
    en: `"${d.address}" is not the address of a ComfyUI server. Write it as the browser shows it, such as http://192.168.1.20:8188.`,
    zh: `“${d.address}”不是有效的 ComfyUI 服务器地址。请按浏览器地址栏中的形式填写，例如 http://192.168.1.20:8188。`,
  }),
);

export const comfyuiHeadersInvalid = defineError('COMFYUI_HEADERS_INVALID', 'user', () => ({
  en: 'The further headers in the profile of the ComfyUI server cannot be read. Write them as "Name: value", with semicolons between several.',
  zh: '无法读取 ComfyUI 服务器配置中的附加请求头。请写成“名称: 值”，多个之间用分号分隔。',
}));

export const comfyuiUnreachable = defineError(
  'COMFYUI_UNREACHABLE',
  'operational',
  (d: At & { readonly reason: string }) => ({
    en: `The ComfyUI server ${d.place} cannot be reached (${d.reason}). Check that it runs, that it was started with --listen if it is another machine, and the address.`,
    zh: `无法连接 ComfyUI 服务器 ${d.place}（${d.reason}）。请确认它已启动、地址正确；如在另一台机器上，启动时需加 --listen。`,
  }),
);

export const comfyuiRefused = defineError('COMFYUI_REFUSED', 'user', (d: At & { readonly status: number }) => ({
  en: `${d.place} does not let us in (HTTP ${d.status}). Put the token or the headers it wants into a profile of the kind "comfyui", and choose it in this node.`,
  zh: `${d.place} 拒绝了访问（HTTP ${d.status}）。请在“ComfyUI 服务器”类型的账号配置中填写所需的令牌或请求头，并在此节点中选择该配置。`,
}));

export const comfyuiNotComfyui = defineError('COMFYUI_NOT_COMFYUI', 'user', (d: At & { readonly reason: string }) => ({
  en: `${d.place} answers, but not as ComfyUI does (${d.reason}). Check the address and the port; a login page before the server needs headers in a profile.`,
  zh: `${d.place} 有应答，但不是 ComfyUI（${d.reason}）。请检查地址和端口；如果前面有登录页，需在账号配置中填写请求头。`,
}));

export const comfyuiAnswer = defineError('COMFYUI_ANSWER', 'operational', (d: At & { readonly reason: string }) => ({
  en: `${d.place} could not do what was asked (${d.reason}). It was tried several times; look at its console, then run again.`,
  zh: `${d.place} 未能完成请求（${d.reason}），已多次重试。请查看它的控制台输出，然后重新运行。`,
}));

export const comfyuiUploadTooLarge = defineError(
  'COMFYUI_UPLOAD_TOO_LARGE',
  'user',
  (d: At & { readonly file: string; readonly megabytes: number }) => ({
    en: `${d.place} does not take "${d.file}": ${d.megabytes} MB are too much for it. Start ComfyUI with --max-upload-size ${Math.ceil(d.megabytes * 1.2)}, raise the limit of the proxy before it, or send less.`,
    zh: `${d.place} 拒收“${d.file}”：${d.megabytes} MB 超出其上限。请用 --max-upload-size ${Math.ceil(d.megabytes * 1.2)} 启动 ComfyUI，或调高前置代理的限制，或减小文件。`,
  }),
);

export const comfyuiNodesMissing = defineError(
  'COMFYUI_NODES_MISSING',
  'user',
  (d: At & { readonly types: readonly string[] }) => ({
    en: `${d.place} does not know these nodes of the workflow: ${d.types.join(', ')}. Install their node packs there (ComfyUI Manager lists them), or change the workflow.`,
    zh: `${d.place} 缺少工作流中的以下节点：${d.types.join('、')}。请在该服务器上安装对应的节点包（可用 ComfyUI Manager 查找），或修改工作流。`,
  }),
);

export const comfyuiInvalid = defineError(
  'COMFYUI_INVALID',
  'user',
  (d: At & { readonly problems: readonly string[] }) => ({
    en: `${d.place} refuses the workflow: ${d.problems.join('; ')}. Mend these inputs in the workflow, or set them in this node.`,
    zh: `${d.place} 未接受该工作流：${d.problems.join('；')}。请在工作流中修正这些输入，或在此节点中设置。`,
  }),
);

export const comfyuiNodeFailed = defineError(
  'COMFYUI_NODE_FAILED',
  'operational',
  (d: AtNode & { readonly type: string; readonly message: string }) => ({
    en: `On ${d.place}, node ${d.node} failed: ${d.message} (${d.type}). The console of that server has the details.`,
    zh: `${d.place} 上的节点 ${d.node} 运行失败：${d.message}（${d.type}）。详情请查看该服务器的控制台。`,
  }),
);

export const comfyuiOutOfMemory = defineError(
  'COMFYUI_OUT_OF_MEMORY',
  'operational',
  (d: AtNode & { readonly message: string }) => ({
    en: `On ${d.place}, node ${d.node} ran out of memory (${d.message}). Send a smaller or shorter video, lower the sizes in the workflow, or start ComfyUI with --lowvram.`,
    zh: `${d.place} 上的节点 ${d.node} 内存或显存不足（${d.message}）。请使用更小或更短的视频，降低工作流中的尺寸，或用 --lowvram 启动 ComfyUI。`,
  }),
);

export const comfyuiInterrupted = defineError('COMFYUI_INTERRUPTED', 'operational', (d: At) => ({
  en: `Somebody stopped the workflow on ${d.place}. Run again.`,
  zh: `该工作流在 ${d.place} 上被人中止。请重新运行。`,
}));

export const comfyuiLost = defineError('COMFYUI_LOST', 'operational', (d: At) => ({
  en: `${d.place} no longer knows the workflow it was given: it was restarted, or somebody cleared its queue or its history. Run again.`,
  zh: `${d.place} 已找不到提交的工作流：服务器可能重启过，或有人清空了队列或历史。请重新运行。`,
}));

export const comfyuiNothingMade = defineError(
  'COMFYUI_NOTHING_MADE',
  'user',
  (d: At & { readonly wanted: string; readonly made: readonly string[] }) => ({
    en: `The workflow ran on ${d.place}, but ${d.wanted ? `node "${d.wanted}" made nothing that can be fetched` : 'nothing was saved there'}. ${d.made.length > 0 ? `There are results of: ${d.made.join(', ')}.` : 'End it with a node that saves, such as Save Image, Save Video or Video Combine.'}`,
    zh: `工作流已在 ${d.place} 上运行，但${d.wanted ? `节点“${d.wanted}”没有可取回的结果` : '没有保存任何结果'}。${d.made.length > 0 ? `以下节点有结果：${d.made.join('、')}。` : '请在工作流末尾加上保存节点，例如保存图像、保存视频或 Video Combine。'}`,
  }),
);

export const comfyuiFileMissing = defineError(
  'COMFYUI_FILE_MISSING',
  'operational',
  (d: At & { readonly file: string; readonly reason: string }) => ({
    en: `${d.place} made "${d.file}" but does not hand it out (${d.reason}). Run again; if it stays, somebody has removed the file there: free the node cache of that server (its menu, "Free model and node cache"). Previews vanish when it is restarted, so save what matters.`,
    zh: `${d.place} 已生成“${d.file}”，但无法取回（${d.reason}）。请重新运行；若仍出现，说明文件在那边已被删除，请在该服务器的菜单中清理模型和节点缓存。预览文件会在该服务器重启后消失，重要结果请使用保存节点。`,
  }),
);
