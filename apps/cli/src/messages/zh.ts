import { doctorZh } from './doctor-zh.js';
import type { Messages } from './messages.js';
import { modelsZh } from './models-zh.js';
import { secretsZh } from './secrets-zh.js';
import { tableZh } from './table-zh.js';
import { talkZh } from './talk-zh.js';
import { workflowZh } from './workflow-zh.js';

export const zh: Messages = {
  summary: '让视频或照片里的人物开口说出一段录音，全部在本机完成。',
  titles: {
    'Usage:': '用法：',
    'Arguments:': '参数：',
    'Options:': '选项：',
    'Commands:': '命令：',
    'Global Options:': '通用选项：',
  },
  usageOptions: '[选项]',
  usageCommand: '[命令]',
  options: {
    lang: '界面语言：en 或 zh（默认跟随系统）',
    version: '显示版本号',
    help: '显示帮助',
    json: '输出 JSON，供其他程序读取',
  },
  more: '查看某个命令的帮助：talkgraph <命令> --help',
  stopping: '正在停止……再按一次 Ctrl-C 立即退出。',
  seconds: (seconds) => `${seconds} 秒`,
  talk: talkZh,
  doctor: doctorZh,
  workflow: workflowZh,
  table: tableZh,
  secrets: secretsZh,
  models: modelsZh,
  probe: {
    summary: '查看媒体文件里有什么',
    file: '视频、音频或图片文件',
    labels: { file: '文件', video: '画面', audio: '声音', duration: '时长' },
    kinds: { video: '视频', audio: '音频', still: '图片' },
    container: (kind, container, megabytes) => `${kind}，${container}，${megabytes} MB`,
    size: (width, height, codec) => `${width}×${height}，${codec}`,
    rate: (fps, frames) => `每秒 ${fps} 帧，共 ${frames} 帧`,
    variableRate: '可变帧率',
    interlaced: '隔行扫描',
    rotated: (degrees) => `旋转 ${degrees}°`,
    sound: (codec, rate, channels) => `${codec}，${rate} Hz，${channels}`,
    channels: (count) => (count === 1 ? '单声道' : count === 2 ? '立体声' : `${count} 声道`),
    separator: '，',
    none: '无',
  },
};
