/**
 * Twelve lecturers as an office keeps them: some sent a recording, some only a text; one photo shows no face, one file was
 * never sent, one recording is noisy. Files are named relative to the folder of inputs.
 */
export const lecturers = [
  ['01', '讲师一', '摄影入门', 'zh', 'photo', 'recording', '大家好，欢迎学习摄影入门。我们从光线开始。'],
  ['02', 'Lecturer 2', 'Bookkeeping basics', 'en', 'photo', 'recording', 'Hello, and welcome to bookkeeping basics.'],
  ['03', '讲师三', '急救常识', 'zh', 'photo', 'script', '你好！这门课教你几个能救命的方法。'],
  ['04', '讲师四', '短视频剪辑', 'zh', 'video', 'recording', '欢迎来到短视频剪辑课，马上开始。'],
  ['05', 'Lecturer 5', 'Project planning', 'en', 'photo', 'script', 'Good planning makes big projects simple.'],
  ['06', '讲师六', '家庭理财', 'zh', 'no face', 'recording', '欢迎学习家庭理财，把每一笔钱放对地方。'],
  ['07', 'Lecturer 7', 'Public speaking', 'en', 'photo', 'noisy', 'Welcome! Breathe, pause, and begin to speak.'],
  ['08', '讲师八', '办公软件', 'zh', 'photo', 'recording', '表格并不难，跟我一步一步来。'],
  ['09', 'Lecturer 9', 'First aid', 'en', 'photo', 'missing', 'Five minutes that may save a life.'],
  ['10', '讲师十', '园艺入门', 'zh', 'photo', 'script', '一盆绿植，一点耐心，就能开始。'],
  ['11', 'Lecturer 11', 'Home networks', 'en', 'video', 'recording', 'Plug it in, give it a name, make it safe.'],
  ['12', '讲师十二', '面试技巧', 'zh', 'photo', 'recording', '面试之前，先把自己的故事讲明白。'],
].map(([id, name, course, language, face, voice, script]) => ({ id, name, course, language, face, voice, script }));

/** The portrait's file name, as the table has it. */
export const portraitOf = ({ id, face }) => `lecturers/portrait-${id}.${face === 'video' ? 'mp4' : 'jpg'}`;

/** The recording's file name, as the table has it; empty where only a text was sent. */
export const recordingOf = ({ id, voice }) => (voice === 'script' ? '' : `lecturers/voice-${id}.wav`);

/** The table as CSV with a header. */
export function tableCsv() {
  const rows = lecturers.map((row) => [row.id, row.name, row.course, portraitOf(row), recordingOf(row), row.script]);
  const lines = [['id', 'name', 'course', 'portrait', 'recording', 'script'], ...rows];
  return `${lines.map((cells) => cells.map((cell) => (/[",]/.test(cell) ? `"${cell}"` : cell)).join(',')).join('\n')}\n`;
}
