import type { Messages } from './messages.js';

export const tableZh: Messages['table'] = {
  table: '表格文件（CSV、XLSX 或 JSON Lines），每行运行一次工作流。列名对应工作流的输入、“节点.输入”或“输出文件名”',
  sheet: '工作簿中工作表的名称或序号（默认第一个）',
  concurrency: '同时运行的行数（默认 1）',
  report: '同时写出带每行结果的表格（.csv、.xlsx 或 .jsonl）',
  resume: '跳过之前已经完成的行',
  ignored: (columns) => `以下列没有对应的输入：${columns}`,
  started: (title) => `${title}：开始`,
  doing: (title, node, percent) => `${title}：${node} ${percent}%`,
  done: (title, seconds) => `${title}：完成，用时 ${seconds}`,
  earlier: (title) => `${title}：之前已完成`,
  failed: (title, reason) => `${title}：${reason}`,
  cancelled: (title) => `${title}：已取消`,
  partly: '有部分内容未能生成。',
  summary: (done, failed, left) =>
    `完成 ${done} 行${failed > 0 ? `，失败 ${failed} 行` : ''}${left > 0 ? `，未运行 ${left} 行` : ''}。`,
};
