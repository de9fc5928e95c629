import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor } from '../editor/editor-store.js';
import { useCanvasView } from './canvas-view.js';
import { groupOfNode } from './flow-elements.js';

/** The title of a note or a group (`group:<id>`): a double click or F2 makes it a field. */
export function TitleField({ id, title, className }: { id: string; title: string; className: string }) {
  const isWriting = useCanvasView(({ renaming }) => renaming === id);
  if (isWriting) return <TitleInput id={id} title={title} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: F2 and the context menu do the same by keyboard
    <div
      className={className}
      data-grab
      onDoubleClick={(event) => {
        event.stopPropagation();
        useCanvasView.getState().set({ renaming: id });
      }}
    >
      {title}
    </div>
  );
}

/** Writes a title: Enter takes it, Escape leaves it as it was. */
export function TitleInput({ id, title }: { readonly id: string; readonly title: string }) {
  const { t } = useTranslation('canvas');
  const [text, setText] = useState(title);
  const end = () => useCanvasView.getState().set({ renaming: undefined });
  const take = () => {
    end();
    if (text !== title) rename(id, text.trim());
  };
  return (
    <TextInput
      className="nodrag nopan"
      style={{ pointerEvents: 'all' }}
      size="xs"
      aria-label={t('title')}
      value={text}
      autoFocus
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={take}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) take();
        if (event.key === 'Escape') end();
        event.stopPropagation();
      }}
    />
  );
}

/** Gives a node or a group another title; a node without one is called as its type is. */
export function rename(id: string, title: string): void {
  const { setTitle, changeGroup } = useEditor.getState();
  const group = groupOfNode(id);
  if (group) changeGroup(group, { title });
  else setTitle(id, title || undefined);
}
