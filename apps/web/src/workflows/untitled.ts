/** What a workflow without a name is called, in the language of the page. */
export function untitled(): string {
  return document.documentElement.lang.startsWith('zh') ? '未命名工作流' : 'Untitled';
}
