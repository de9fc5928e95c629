import { defineError, type LocalizedText } from '@talkgraph/errors';

export const bodyNotJson = defineError('BODY_NOT_JSON', 'user', (d: { route: string }) => ({
  en: `The body sent to ${d.route} is not a JSON object. Send an object such as {"prompt": {...}}.`,
  zh: `发送到 ${d.route} 的请求正文不是 JSON 对象。请发送形如 {"prompt": {...}} 的对象。`,
}));

export const bodyTooDeep = defineError('BODY_TOO_DEEP', 'user', (d: { route: string; levels: number }) => ({
  en: `The JSON sent to ${d.route} nests deeper than ${d.levels} levels. Make it flatter.`,
  zh: `发送到 ${d.route} 的 JSON 嵌套超过 ${d.levels} 层。请减少嵌套层数。`,
}));

export const bodyTooManyValues = defineError(
  'BODY_TOO_MANY_VALUES',
  'user',
  (d: { route: string; values: number; digits: number }) => ({
    en: `The JSON sent to ${d.route} has more than ${d.values} values, or a number of more than ${d.digits} digits. Send less at once; large data belongs in files.`,
    zh: `发送到 ${d.route} 的 JSON 超过 ${d.values} 个值，或含有超过 ${d.digits} 位的数字。请减少一次发送的内容；大量数据请放入文件。`,
  }),
);

export const serverNeedsToken = defineError('SERVER_NEEDS_TOKEN', 'user', (d: { host: string }) => ({
  en: `The server would be open to the network on ${d.host} without a token. Set a token, or listen on 127.0.0.1.`,
  zh: `服务器将在 ${d.host} 上对网络开放，但没有设置令牌。请设置令牌，或只监听 127.0.0.1。`,
}));

export const hostRefused = defineError('HOST_REFUSED', 'user', (d: { host: string }) => ({
  en: `Requests for the host "${d.host}" are not answered. Use 127.0.0.1, or add the name to the allowed hosts.`,
  zh: `不接受发往主机“${d.host}”的请求。请使用 127.0.0.1，或把该名称加入允许的主机列表。`,
}));

export const originRefused = defineError('ORIGIN_REFUSED', 'user', (d: { origin: string }) => ({
  en: `A page of another site (${d.origin}) may not use this server. Add its origin to the allowed origins if it should.`,
  zh: `其他网站的页面（${d.origin}）不能使用本服务器。如需允许，请把它的来源加入允许的来源列表。`,
}));

export const tokenRefused = defineError('TOKEN_REFUSED', 'user', () => ({
  en: 'The token is missing or wrong. Send it as "Authorization: Bearer ...", or sign in at POST /api/login.',
  zh: '缺少令牌或令牌错误。请用“Authorization: Bearer ...”发送令牌，或通过 POST /api/login 登录。',
}));

export const tooManyAttempts = defineError('TOO_MANY_ATTEMPTS', 'user', (d: { seconds: number }) => ({
  en: `There were too many wrong tokens from this address. Try again in ${d.seconds} seconds.`,
  zh: `此地址提交错误令牌的次数过多。请在 ${d.seconds} 秒后重试。`,
}));

export const bodyTooLarge = defineError('BODY_TOO_LARGE', 'user', (d: { limitBytes: number }) => ({
  en: `The request body is over the limit of ${d.limitBytes} bytes. Send less; files go to the upload routes.`,
  zh: `请求正文超过了 ${d.limitBytes} 字节的上限。请减小内容；文件请通过上传接口发送。`,
}));

export const requestInvalid = defineError(
  'REQUEST_INVALID',
  'user',
  (d: { where: string; problem: LocalizedText }) => ({
    en: `The request is not right in ${d.where}: ${d.problem.en}. See /docs for what the route takes.`,
    zh: `请求的 ${d.where} 部分不正确：${d.problem.zh}。该接口接受的内容见 /docs。`,
  }),
);

export const uploadMissing = defineError('UPLOAD_MISSING', 'user', (d: { field: string }) => ({
  en: `The upload has no file in the field "${d.field}". Send multipart/form-data with the file in it.`,
  zh: `上传内容的“${d.field}”字段中没有文件。请用 multipart/form-data 发送该文件。`,
}));

export const uploadTooLarge = defineError('UPLOAD_TOO_LARGE', 'user', (d: { name: string; limitBytes: number }) => ({
  en: `The file ${d.name} is larger than the ${d.limitBytes} bytes allowed. Send a smaller one, or raise the upload limit.`,
  zh: `文件 ${d.name} 超过了允许的 ${d.limitBytes} 字节。请上传更小的文件，或提高上传上限。`,
}));

export const uploadTypeRefused = defineError(
  'UPLOAD_TYPE_REFUSED',
  'user',
  (d: { name: string; accepted: string }) => ({
    en: `The content of ${d.name} is none of the types accepted here (${d.accepted}), or its name says otherwise. Convert or rename it.`,
    zh: `${d.name} 的内容不是这里接受的类型（${d.accepted}），或与文件名不符。请转换格式或重新命名。`,
  }),
);

export const uploadBroken = defineError('UPLOAD_BROKEN', 'user', (d: { problem: string }) => ({
  en: `The upload could not be read to its end: ${d.problem}. Nothing was kept; send it again.`,
  zh: `上传内容无法完整读取（${d.problem}）。没有保留任何内容，请重新上传。`,
}));

export const maskOriginalMissing = defineError('MASK_ORIGINAL_MISSING', 'user', () => ({
  en: 'The mask does not say which picture it belongs to. Send original_ref as {"filename", "subfolder", "type"}.',
  zh: '蒙版没有指明所属的图片。请以 {"filename", "subfolder", "type"} 的形式发送 original_ref。',
}));

export const userDataExists = defineError('USER_DATA_EXISTS', 'user', (d: { file: string }) => ({
  en: `The file ${d.file} exists already. Choose another name, or send overwrite=true.`,
  zh: `文件 ${d.file} 已存在。请换一个名称，或发送 overwrite=true。`,
}));

export const userUnknown = defineError('USER_UNKNOWN', 'user', (d: { user: string }) => ({
  en: `There is no user "${d.user}". Name one in the header comfy-user, or make it with POST /users.`,
  zh: `没有用户“${d.user}”。请在 comfy-user 请求头中指定已有用户，或用 POST /users 创建。`,
}));

export const userNameTaken = defineError('USER_NAME_TAKEN', 'user', (d: { name: string }) => ({
  en: `There is a user "${d.name}" already. Choose another name.`,
  zh: `用户“${d.name}”已存在。请换一个名称。`,
}));

export const userNameRefused = defineError('USER_NAME_REFUSED', 'user', () => ({
  en: 'A user needs a name of 1 to 64 characters. Send {"username": "..."}.',
  zh: '用户名需要 1 到 64 个字符。请发送 {"username": "..."}。',
}));

export const settingsBroken = defineError('SETTINGS_BROKEN', 'operational', (d: { file: string }) => ({
  en: `The file ${d.file} is not a JSON object any more. Mend or remove it.`,
  zh: `文件 ${d.file} 已不是有效的 JSON 对象。请修复或删除它。`,
}));

export const runNotFound = defineError('RUN_NOT_FOUND', 'user', (d: { runId: string }) => ({
  en: `There is no run ${d.runId}. It may have been removed from the history.`,
  zh: `没有运行 ${d.runId}。它可能已从历史记录中删除。`,
}));

export const inspectedNodeUnknown = defineError(
  'INSPECTED_NODE_NOT_FOUND',
  'user',
  (d: { node: string; runId: string }) => ({
    en: `The run ${d.runId} has no node ${d.node}. Run the workflow again to look inside it.`,
    zh: `运行 ${d.runId} 中没有节点 ${d.node}。请重新运行工作流后再查看。`,
  }),
);

export const inspectedValueMissing = defineError(
  'INSPECTED_VALUE_NOT_FOUND',
  'user',
  (d: { node: string; port: string }) => ({
    en: `The node ${d.node} has no such value at "${d.port}" in this run. It may not have run yet.`,
    zh: `在这次运行中，节点 ${d.node} 的“${d.port}”没有这个值，可能尚未运行到这里。`,
  }),
);

export const inspectedValueKind = defineError('INSPECTED_VALUE_KIND', 'user', (d: { wanted: string }) => ({
  en: `This value cannot be shown this way: it is no ${d.wanted}.`,
  zh: `无法以这种方式查看该值：它不是 ${d.wanted}。`,
}));

export const inspectedDocumentGone = defineError('INSPECTED_DOCUMENT_GONE', 'operational', () => ({
  en: 'The stored document is gone: the cache was emptied. Run the workflow again.',
  zh: '缓存已清空，该文档不存在了。请重新运行工作流。',
}));

export const webhookRefused = defineError('WEBHOOK_REFUSED', 'user', (d: { url: string }) => ({
  en: `The webhook address ${d.url} is not allowed. Use http or https, and add its host to the allowed webhook hosts; without a token this machine is allowed anyway.`,
  zh: `不允许使用 webhook 地址 ${d.url}。请使用 http 或 https，并把它的主机加入允许的 webhook 主机列表；未设置令牌时，本机地址始终允许。`,
}));

export const routeNotFound = defineError('ROUTE_NOT_FOUND', 'user', (d: { method: string; path: string }) => ({
  en: `There is no ${d.method} ${d.path}. See /docs for what this server offers.`,
  zh: `没有 ${d.method} ${d.path} 这个接口。可用的接口见 /docs。`,
}));

export const requestRefused = defineError('REQUEST_REFUSED', 'user', (d: { problem: string }) => ({
  en: `The request cannot be answered: ${d.problem}. Correct it and send it again.`,
  zh: `无法处理该请求（${d.problem}）。请修正后重新发送。`,
}));

export const serverFailed = defineError('SERVER_FAILED', 'bug', () => ({
  en: 'Something went wrong inside the server. The log says what; please report it.',
  zh: '服务器内部出错。详情请查看日志，并报告这个问题。',
}));

export const portTaken = defineError('PORT_TAKEN', 'user', (d: { host: string; port: number }) => ({
  en: `Another program listens on ${d.host}:${d.port}. Stop it, or choose another port with --port.`,
  zh: `${d.host}:${d.port} 已被其他程序占用。请关闭该程序，或用 --port 指定其他端口。`,
}));

export const keptWorkflowNotFound = defineError('KEPT_WORKFLOW_NOT_FOUND', 'user', (d: { name: string }) => ({
  en: `The file ${d.name} carries no workflow. Choose a picture or a video that Talkgraph or ComfyUI has saved.`,
  zh: `文件 ${d.name} 中没有保存工作流。请选择由 Talkgraph 或 ComfyUI 保存的图片或视频。`,
}));

export const filesNotFound = defineError('FILES_NOT_FOUND', 'user', () => ({
  en: 'None of these runs has a file left to download. Run them again, or choose others.',
  zh: '这些运行已没有可下载的文件。请重新运行，或选择其他运行。',
}));

export const folderUnknown = defineError('FOLDER_UNKNOWN', 'user', (d: { name: string; known: string }) => ({
  en: `There is no folder "${d.name}" here. Known ones: ${d.known}.`,
  zh: `这里没有名为“${d.name}”的文件夹。可用的有：${d.known}。`,
}));

export const workerNotStarted = defineError('WORKER_NOT_STARTED', 'operational', (d: { reason: string }) => ({
  en: `The process that runs workflows does not start: ${d.reason}. "talkgraph doctor" may say what is missing.`,
  zh: `运行工作流的进程无法启动：${d.reason}。可运行 talkgraph doctor 查看缺少什么。`,
}));

export const pageNotBuilt = defineError('PAGE_NOT_BUILT', 'operational', () => ({
  en: 'The page has not been built: run "npm run build" and load this address again. The API is described at /docs.',
  zh: '网页尚未构建：请运行 npm run build，然后重新打开本地址。接口说明见 /docs。',
}));

export const automationInvalid = defineError(
  'AUTOMATION_INVALID',
  'user',
  (d: { name: string; problem: LocalizedText }) => ({
    en: `The automation "${d.name}" cannot be used: ${d.problem.en}. Correct it and save it again.`,
    zh: `自动任务“${d.name}”无法使用：${d.problem.zh}。请修正后重新保存。`,
  }),
);

export const automationNotFound = defineError('AUTOMATION_NOT_FOUND', 'user', (d: { name: string }) => ({
  en: `There is no automation "${d.name}". It may have been deleted or renamed.`,
  zh: `没有名为“${d.name}”的自动任务，它可能已被删除或改名。`,
}));

export const automationWorkflowMissing = defineError(
  'AUTOMATION_WORKFLOW_MISSING',
  'user',
  (d: { workflow: string }) => ({
    en: `The workflow "${d.workflow}" is not among the saved workflows, or is no JSON. Save it there, or choose another one.`,
    zh: `已保存的工作流中没有“${d.workflow}”，或它不是有效的 JSON。请先保存该工作流，或选择其他工作流。`,
  }),
);

export const automationRefused = defineError(
  'AUTOMATION_REFUSED',
  'user',
  (d: { workflow: string; problem: LocalizedText }) => ({
    en: `The workflow "${d.workflow}" cannot be run: ${d.problem.en}`,
    zh: `工作流“${d.workflow}”无法运行：${d.problem.zh}`,
  }),
);

export const remoteOrderRefused = defineError('REMOTE_ORDER_REFUSED', 'user', (d: { problem: LocalizedText }) => ({
  en: `The MQTT message cannot be obeyed: ${d.problem.en}. Correct it and send it again.`,
  zh: `无法执行该 MQTT 消息：${d.problem.zh}。请修正后重新发送。`,
}));
