import { getJson } from '../api/request.js';
import type { Catalogue } from '../catalogue/node-type.js';
import { readCatalogue } from '../catalogue/read-catalogue.js';
import { useEditor } from '../editor/editor-store.js';

/** The editor's node types; asked for where the editor was not opened yet. @throws ApiError */
export async function loadCatalogue(): Promise<Catalogue> {
  const { catalogue, setCatalogue } = useEditor.getState();
  if (catalogue) return catalogue;
  const loaded = readCatalogue(await getJson<unknown>('object_info'));
  setCatalogue(loaded);
  return loaded;
}
