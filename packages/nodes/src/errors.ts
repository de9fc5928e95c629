import { defineError, type LocalizedText } from '@talkgraph/errors';

export const imageSizesDiffer = defineError(
  'IMAGE_SIZES_DIFFER',
  'user',
  (d: { readonly first: string; readonly other: string }) => ({
    en: `Pictures of one batch must have one size, but one is ${d.first} and another ${d.other}. Put "Scale Image" before this node.`,
    zh: `同一批图片的尺寸必须一致，但其中一张为 ${d.first}，另一张为 ${d.other}。请在此节点前接入“缩放图片”。`,
  }),
);

export const imageBatchEmpty = defineError('IMAGE_BATCH_EMPTY', 'user', () => ({
  en: 'No pictures arrived here. Connect a node that makes at least one.',
  zh: '没有收到任何图片。请连接至少输出一张图片的节点。',
}));

export const imageAreaOutside = defineError(
  'IMAGE_AREA_OUTSIDE',
  'user',
  (d: { readonly area: string; readonly size: string }) => ({
    en: `The area ${d.area} does not lie inside the picture of ${d.size}. Choose a smaller one.`,
    zh: `区域 ${d.area} 不在 ${d.size} 的图片范围内。请选择更小的区域。`,
  }),
);

export const timeOutside = defineError(
  'TIME_OUTSIDE',
  'user',
  (d: { readonly start: number; readonly seconds: number }) => ({
    en: `The start at ${d.start} s lies behind the end: it lasts ${d.seconds} s. Choose an earlier start.`,
    zh: `起点 ${d.start} 秒已超过结尾：总时长为 ${d.seconds} 秒。请选择更早的起点。`,
  }),
);

export const switchInputMissing = defineError('SWITCH_INPUT_MISSING', 'user', (d: { readonly input: string }) => ({
  en: `The switch chose "${d.input}", but nothing is connected there. Connect that input.`,
  zh: `开关选择了“${d.input}”，但该输入没有连接任何内容。请连接该输入。`,
}));

export const frameOutside = defineError(
  'FRAME_OUTSIDE',
  'user',
  (d: { readonly frame: number; readonly count: number }) => ({
    en: `The video has no frame ${d.frame}: it has ${d.count}, counted from 0. Choose an earlier first frame.`,
    zh: `视频没有第 ${d.frame} 帧：共 ${d.count} 帧，从 0 开始计数。请选择更早的起始帧。`,
  }),
);

export const folderEmpty = defineError('FOLDER_EMPTY', 'user', (d: { readonly folder: string }) => ({
  en: `The folder "${d.folder}" of the input folder holds no recordings. Put some there, or name another folder.`,
  zh: `输入文件夹中的“${d.folder}”里没有录音。请放入录音，或填写其他文件夹。`,
}));

export const listEmpty = defineError('LIST_EMPTY', 'user', () => ({
  en: 'Nothing was put into the list. Connect at least one item.',
  zh: '列表中没有任何内容。请至少连接一项。',
}));

export const videoSilent = defineError('VIDEO_SILENT', 'user', () => ({
  en: 'This video has no sound. Connect one that has, or open a recording with "Load Audio".',
  zh: '该视频没有声音。请连接有声音的视频，或用“加载音频”打开录音。',
}));

export const tableColumnMissing = defineError(
  'TABLE_COLUMN_MISSING',
  'user',
  (d: { readonly column: string; readonly columns: readonly string[] }) => ({
    en: `There is no column "${d.column}". There are: ${d.columns.join(', ') || 'none'}. Choose one of them.`,
    zh: `没有名为“${d.column}”的列。现有列：${d.columns.join('、') || '无'}。请从中选择。`,
  }),
);

export const tableRowMissing = defineError(
  'TABLE_ROW_MISSING',
  'user',
  (d: { readonly row: number; readonly rows: number }) => ({
    en: `The table has no row ${d.row}: it has ${d.rows}. Choose a smaller number.`,
    zh: `表格没有第 ${d.row} 行：共 ${d.rows} 行。请填写更小的数字。`,
  }),
);

export const patternInvalid = defineError('PATTERN_INVALID', 'user', (d: { readonly pattern: string }) => ({
  en: `The text "${d.pattern}" is no valid regular expression. Correct it, or choose "contains" instead.`,
  zh: `“${d.pattern}”不是有效的正则表达式。请修改，或改用“包含”。`,
}));

export const calculationTooLong = defineError(
  'CALCULATION_TOO_LONG',
  'user',
  (d: { readonly source: string; readonly seconds: number }) => ({
    en: `The calculation "${d.source}" was stopped after ${d.seconds} s. Write it more simply; a repeat inside a repeat, as in (a+)+, may never end.`,
    zh: `计算“${d.source}”超过 ${d.seconds} 秒，已停止。请简化写法；重复中再套重复（如 (a+)+）可能永远算不完。`,
  }),
);

export const templateFieldMissing = defineError(
  'TEMPLATE_FIELD_MISSING',
  'user',
  (d: { readonly fields: readonly string[]; readonly known: readonly string[] }) => ({
    en: `The text uses {${d.fields.join('}, {')}}, which nothing fills. There are: ${d.known.join(', ') || 'none'}. Correct the name, or write {{ for a brace.`,
    zh: `文本中的 {${d.fields.join('}、{')}} 没有对应内容。可用名称：${d.known.join('、') || '无'}。请修改名称；要写花括号本身请用 {{。`,
  }),
);

export const numberExpected = defineError(
  'NUMBER_EXPECTED',
  'user',
  (d: { readonly name: string; readonly value: string }) => ({
    en: `The value "${d.value}" is no number (input ${d.name}). Connect a number, or a text such as 12.5 or 50%.`,
    zh: `“${d.value}”不是数字（输入 ${d.name}）。请连接数字，或“12.5”“50%”这样的文本。`,
  }),
);

export const expressionInvalid = defineError(
  'EXPRESSION_INVALID',
  'user',
  (d: { readonly expression: string; readonly problem: string }) => ({
    en: `The formula "${d.expression}" cannot be read (${d.problem}). It may use a, b, c, d, numbers and functions such as round().`,
    zh: `无法识别公式“${d.expression}”（${d.problem}）。可使用 a、b、c、d、数字以及 round() 等函数。`,
  }),
);

export const expressionWithoutResult = defineError(
  'EXPRESSION_WITHOUT_RESULT',
  'user',
  (d: { readonly expression: string }) => ({
    en: `The formula "${d.expression}" has no result for these numbers, as with a division by zero. Check what is connected.`,
    zh: `公式“${d.expression}”对这些数字没有结果，例如除以零。请检查所连接的内容。`,
  }),
);

export const jsonPathInvalid = defineError(
  'JSON_PATH_INVALID',
  'user',
  (d: { readonly path: string; readonly problem: string }) => ({
    en: `The text "${d.path}" is no JSON path (${d.problem}). Write it as $.name or $.list[0].`,
    zh: `“${d.path}”不是有效的 JSON 路径（${d.problem}）。请写成 $.name 或 $.list[0] 的形式。`,
  }),
);

export const jsonPathNothing = defineError('JSON_PATH_NOTHING', 'user', (d: { readonly path: string }) => ({
  en: `The path "${d.path}" leads to nothing. Look at the JSON with "Preview as Text", or say what is used instead.`,
  zh: `路径“${d.path}”没有找到内容。请用“文本预览”查看 JSON，或填写未找到时使用的值。`,
}));

export const jsonTextInvalid = defineError('JSON_TEXT_INVALID', 'user', (d: { readonly problem: string }) => ({
  en: `The text is no valid JSON (${d.problem}). Connect JSON, a row or a report.`,
  zh: `该文本不是有效的 JSON（${d.problem}）。请连接 JSON、行或报告。`,
}));

export const jsonDocumentMissing = defineError(
  'JSON_DOCUMENT_MISSING',
  'operational',
  (d: { readonly artifact: string }) => ({
    en: `The stored document ${d.artifact} is gone. Run the workflow again; if it stays, empty the cache.`,
    zh: `缓存的文档 ${d.artifact} 已丢失。请重新运行工作流；若仍出现，请清空缓存。`,
  }),
);

export const rangeReversed = defineError(
  'RANGE_REVERSED',
  'user',
  (d: { readonly least: number; readonly most: number }) => ({
    en: `The least value ${d.least} is more than the most ${d.most}. Exchange them.`,
    zh: `最小值 ${d.least} 大于最大值 ${d.most}。请对调。`,
  }),
);

export const timeZoneUnknown = defineError('TIME_ZONE_UNKNOWN', 'user', (d: { readonly timeZone: string }) => ({
  en: `There is no time zone "${d.timeZone}". Write it as Asia/Shanghai, Europe/Berlin or UTC.`,
  zh: `没有名为“${d.timeZone}”的时区。请写成 Asia/Shanghai、Europe/Berlin 或 UTC。`,
}));

export const listItemMissing = defineError(
  'LIST_ITEM_MISSING',
  'user',
  (d: { readonly number: number; readonly count: number }) => ({
    en: `The list has no item ${d.number}: it has ${d.count}. The first one is 1, the last -1.`,
    zh: `列表没有第 ${d.number} 项：共 ${d.count} 项。第一项为 1，最后一项为 -1。`,
  }),
);

export const colourUnreadable = defineError('COLOUR_UNREADABLE', 'user', (d: { readonly colour: string }) => ({
  en: `The text "${d.colour}" is no colour. Write it as #rrggbb, such as #ffffff for white.`,
  zh: `“${d.colour}”不是有效的颜色。请写成 #rrggbb，例如白色为 #ffffff。`,
}));

export const labelValueInvalid = defineError(
  'LABEL_VALUE_INVALID',
  'user',
  (d: { readonly field: string; readonly value: string }) => ({
    en: `The value "${d.value}" cannot stand in the label of generated content as ${d.field}: only Latin letters, digits and signs may, no spaces, no quotes, no Chinese. Use a code, such as the one your platform was given.`,
    zh: `“${d.value}”不能作为 AIGC 标识的 ${d.field}：只能使用英文字母、数字和半角符号，不能包含空格、引号、反斜杠或中文。请填写编码，例如平台备案时获得的编码。`,
  }),
);

export const labelValueMissing = defineError('LABEL_VALUE_MISSING', 'user', (d: { readonly field: string }) => ({
  en: `The label of generated content needs ${d.field}. Fill it in, or switch the hidden label off.`,
  zh: `AIGC 标识缺少 ${d.field}。请填写，或关闭隐式标识。`,
}));

export const loopWithoutItems = defineError('LOOP_WITHOUT_ITEMS', 'user', () => ({
  en: 'There is nothing to go through. Connect a table or a list to the loop.',
  zh: '没有可循环的内容。请为循环连接表格或列表。',
}));

export const loopItemFailed = defineError(
  'LOOP_ITEM_FAILED',
  'user',
  (d: { readonly item: LocalizedText; readonly reason: LocalizedText }) => ({
    en: `${d.item.en} failed: ${d.reason.en} To go on without it, let the loop skip what fails.`,
    zh: `${d.item.zh}失败：${d.reason.zh}如需跳过失败项继续运行，请在循环结束节点中选择“跳过并继续”。`,
  }),
);

export const repeatRoundFailed = defineError(
  'REPEAT_ROUND_FAILED',
  'user',
  (d: { readonly round: number; readonly reason: LocalizedText }) => ({
    en: `Round ${d.round} failed: ${d.reason.en} To go on with the next round, let the loop skip what fails.`,
    zh: `第 ${d.round} 轮失败：${d.reason.zh}如需继续下一轮，请在循环结束节点中选择“跳过并继续”。`,
  }),
);

export const loopWithoutResult = defineError(
  'LOOP_WITHOUT_RESULT',
  'user',
  (d: { readonly rounds: number; readonly reason: LocalizedText }) => ({
    en: `None of ${d.rounds} rounds came to a result. The last one: ${d.reason.en}`,
    zh: `运行了 ${d.rounds} 轮，都没有得到结果。最后一轮：${d.reason.zh}`,
  }),
);

export const variantsInvalid = defineError('VARIANTS_INVALID', 'user', (d: { readonly line: number }) => ({
  en: `Line ${d.line} of the settings cannot be read. Write each setting once, with its values: "intensity: 0.8, 1.0, 1.2".`,
  zh: `参数的第 ${d.line} 行无法识别。请每行写一个参数及其取值，例如“intensity: 0.8, 1.0, 1.2”，且不要重复。`,
}));

export const variantsTooMany = defineError(
  'VARIANTS_TOO_MANY',
  'user',
  (d: { readonly count: number; readonly limit: number }) => ({
    en: `These settings have ${d.count} combinations, and ${d.limit} are allowed. Try fewer values, or raise the limit.`,
    zh: `这些参数共有 ${d.count} 种组合，超过上限 ${d.limit}。请减少取值，或调高上限。`,
  }),
);

export const variantUnknown = defineError(
  'VARIANT_UNKNOWN',
  'user',
  (d: { readonly name: string; readonly known: readonly string[] }) => ({
    en: `The variant has no setting "${d.name}"; it has ${d.known.join(', ')}. Choose one of these.`,
    zh: `方案中没有参数“${d.name}”，可用的有：${d.known.join('、')}。请选择其中之一。`,
  }),
);

export const scriptNotText = defineError('SCRIPT_NOT_TEXT', 'user', (d: { readonly file: string }) => ({
  en: `The file "${d.file}" is not plain text. Save the script as text (UTF-8), for example script.txt.`,
  zh: `“${d.file}”不是纯文本文件。请将讲稿另存为文本文件（UTF-8），例如 script.txt。`,
}));

export const scriptTooLong = defineError(
  'SCRIPT_TOO_LONG',
  'user',
  (d: { readonly file: string; readonly bytes: number; readonly most: number }) => ({
    en: `The file "${d.file}" has ${d.bytes} bytes; a script may have ${d.most}. Split it.`,
    zh: `“${d.file}”有 ${d.bytes} 字节，讲稿最多 ${d.most} 字节。请拆分文件。`,
  }),
);

export const watermarkEmpty = defineError('WATERMARK_EMPTY', 'user', () => ({
  en: 'There is nothing to mark the video with. Write a text, or connect a picture.',
  zh: '没有可用的水印内容。请填写文字或连接图片。',
}));

export const deliveredPictureCount = defineError(
  'DELIVERED_PICTURE_COUNT',
  'user',
  (d: { readonly count: number }) => ({
    en: `One picture can be delivered at a time, but ${d.count} arrived. Save them with "Save Image" and connect its files.`,
    zh: `每次只能交付一张图片，但收到了 ${d.count} 张。请用“保存图片”保存后连接其文件输出。`,
  }),
);

export const subtitlesWithoutWords = defineError('SUBTITLES_WITHOUT_WORDS', 'user', () => ({
  en: 'There is no text to make subtitles of. Check what is connected or written here.',
  zh: '没有可生成字幕的文本。请检查此处连接或填写的内容。',
}));

export const subtitlesDurationMissing = defineError('SUBTITLES_DURATION_MISSING', 'user', () => ({
  en: 'How long the subtitles last is not known. Connect a sound, or give a duration.',
  zh: '无法确定字幕的总时长。请连接声音或填写时长。',
}));

export const cardEmpty = defineError('CARD_EMPTY', 'user', () => ({
  en: 'There is no text to show. Write at least one line.',
  zh: '没有可显示的文字。请至少填写一行。',
}));

export const remoteWorkflowMissing = defineError('REMOTE_WORKFLOW_MISSING', 'user', () => ({
  en: 'There is no workflow to run. Paste one that ComfyUI exported with "Export (API)", or name a file in the folder workflows/.',
  zh: '没有可运行的工作流。请粘贴 ComfyUI 用“导出 (API)”得到的内容，或填写 workflows/ 文件夹中的文件名。',
}));

export const remoteWorkflowInvalid = defineError(
  'REMOTE_WORKFLOW_INVALID',
  'user',
  (d: { readonly why: LocalizedText }) => ({
    en: `The ComfyUI workflow cannot be read: ${d.why.en}.`,
    zh: `无法读取 ComfyUI 工作流：${d.why.zh}。`,
  }),
);

export const remoteServerMissing = defineError('REMOTE_SERVER_MISSING', 'user', () => ({
  en: 'No ComfyUI server is named. Choose a profile, or type its address, such as http://192.168.1.20:8188.',
  zh: '没有指定 ComfyUI 服务器。请选择账号配置，或填写地址，例如 http://192.168.1.20:8188。',
}));

export const remoteSettingInvalid = defineError(
  'REMOTE_SETTING_INVALID',
  'user',
  (d: { readonly line: string; readonly why: LocalizedText }) => ({
    en: `The line "${d.line}" in "Values to set" cannot be used: ${d.why.en}.`,
    zh: `“要设置的值”中的“${d.line}”无法使用：${d.why.zh}。`,
  }),
);

export const remoteValueMissing = defineError('REMOTE_VALUE_MISSING', 'user', (d: { readonly name: string }) => ({
  en: `The workflow asks for {{${d.name}}}, but nothing is connected to "${d.name}" of this node. Connect it, or take the placeholder out.`,
  zh: `工作流需要 {{${d.name}}}，但此节点的“${d.name}”输入没有连接。请连接该输入，或去掉占位符。`,
}));

export const remotePlaceUnclear = defineError(
  'REMOTE_PLACE_UNCLEAR',
  'user',
  (d: { readonly name: string; readonly lines: readonly string[]; readonly nodes: readonly string[] }) => ({
    en: `It is not clear where "${d.name}" goes in the ComfyUI workflow. ${d.lines.length > 0 ? `Put one of these lines into "Values to set": ${d.lines.join(' | ')} (nodes: ${d.nodes.join(', ')}).` : `No node there takes one: add a loading node, or a line such as "12.input = {{${d.name}}}" to "Values to set".`}`,
    zh: `无法确定“${d.name}”应放到 ComfyUI 工作流的哪个节点。${d.lines.length > 0 ? `请把以下某一行填入“要设置的值”：${d.lines.join(' | ')}（节点：${d.nodes.join('、')}）。` : `其中没有合适的节点：请添加加载节点，或在“要设置的值”中写一行，例如“12.input = {{${d.name}}}”。`}`,
  }),
);
