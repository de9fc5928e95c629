/** Colours that nodes and groups can be given; each can be told apart in both schemes. */
export const nodeColors = [
  { name: 'red', value: '#c94f4f' },
  { name: 'orange', value: '#c77b3b' },
  { name: 'yellow', value: '#b58b2a' },
  { name: 'green', value: '#5c9a5c' },
  { name: 'cyan', value: '#3f9aa1' },
  { name: 'blue', value: '#3f789e' },
  { name: 'purple', value: '#8a5fb0' },
  { name: 'pink', value: '#b5588f' },
  { name: 'grey', value: '#777777' },
] as const;

/** The frame of a group that nobody gave a colour; ComfyUI's. */
export const groupColor = '#3f789e';
