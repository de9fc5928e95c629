import type { Json } from '@talkgraph/engine';
import type { InputPort } from '../../catalogue/node-type.js';
import { ChoiceWidget } from './choice-widget.js';
import { ColourWidget } from './colour-widget.js';
import { FileWidget } from './file-widget.js';
import { ModelWidget } from './model-widget.js';
import { NumberWidget } from './number-widget.js';
import { ProfileWidget } from './profile-widget.js';
import { SeedWidget } from './seed-widget.js';
import { SwitchWidget } from './switch-widget.js';
import { LongTextWidget, TextWidget } from './text-widget.js';

interface WidgetViewProps {
  readonly node: string;
  readonly input: InputPort;
  /** The input's name in the language of the page. */
  readonly label: string;
  /** Undefined where the input has no preset. */
  readonly value: Json | undefined;
  readonly onChange: (value: Json) => void;
}

/** The widget by which an input is set. */
export function WidgetView({ node, input, label, value, onChange }: WidgetViewProps) {
  const { widget } = input;
  switch (widget?.kind) {
    case 'int':
    case 'float':
      if (input.changesAfterRun) {
        return (
          <SeedWidget node={node} input={input.name} widget={widget} label={label} value={value} onChange={onChange} />
        );
      }
      return <NumberWidget widget={widget} label={label} value={value} onChange={onChange} />;
    case 'text':
      if (widget.multiline) return <LongTextWidget widget={widget} label={label} value={value} onChange={onChange} />;
      if (widget.profile) {
        const { profile: kind } = widget;
        return <ProfileWidget kind={kind} optional={input.optional} label={label} value={value} onChange={onChange} />;
      }
      if (widget.model) {
        return <ModelWidget kind={widget.model} widget={widget} label={label} value={value} onChange={onChange} />;
      }
      if (widget.colour) return <ColourWidget widget={widget} label={label} value={value} onChange={onChange} />;
      return <TextWidget widget={widget} label={label} value={value} onChange={onChange} />;
    case 'switch':
      return <SwitchWidget label={label} value={value} onChange={onChange} />;
    case 'choice':
      return <ChoiceWidget widget={widget} label={label} value={value} onChange={onChange} />;
    case 'file':
      return (
        <FileWidget node={node} input={input.name} widget={widget} label={label} value={value} onChange={onChange} />
      );
    default:
      return null;
  }
}
