import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';

const types = { '.png': 'image/png', '.jpg': 'image/jpeg', '.wav': 'audio/wav', '.mp4': 'video/mp4' };

/**
 * Drops files on an element, as if they came from the desktop. A file is a path, or `{name, content, type}`.
 * @param {import('playwright-core').Locator} target
 */
export async function dropFiles(target, ...files) {
  const page = target.page();
  const dataTransfer = await transferOf(page, files);
  const { x, y, width, height } = await target.boundingBox();
  const at = { dataTransfer, clientX: x + width / 2, clientY: y + height / 2, bubbles: true, cancelable: true };
  for (const event of ['dragenter', 'dragover', 'drop']) await target.dispatchEvent(event, at);
}

/**
 * Pastes files into an element.
 * @param {import('playwright-core').Locator} target
 */
export async function pasteFiles(target, ...files) {
  const clipboardData = await transferOf(target.page(), files);
  await target.evaluate((element, data) => {
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, clipboardData);
}

async function transferOf(page, files) {
  const contents = await Promise.all(files.map(contentOf));
  return page.evaluateHandle((all) => {
    const transfer = new DataTransfer();
    for (const { name, type, base64 } of all) {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      transfer.items.add(new File([bytes], name, { type }));
    }
    return transfer;
  }, contents);
}

async function contentOf(file) {
  if (typeof file === 'object') {
    return { name: file.name, type: file.type ?? '', base64: Buffer.from(file.content).toString('base64') };
  }
  const type = types[extname(file)] ?? '';
  return { name: basename(file), type, base64: (await readFile(file)).toString('base64') };
}
