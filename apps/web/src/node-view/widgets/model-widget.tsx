import { useModels } from '../../models/use-models.js';
import { TextWidget, type TextWidgetProps } from './text-widget.js';

interface ModelWidgetProps extends TextWidgetProps {
  /** Of which kind: `tts`, `face-enhance`… */
  readonly kind: string;
}

/** The name of a model: those that the server has of this kind are offered, others may be written. */
export function ModelWidget({ kind, ...props }: ModelWidgetProps) {
  const { data } = useModels();
  const names = (data?.models ?? []).filter((model) => model.kind === kind).map((model) => model.name);
  return <TextWidget {...props} suggestions={names} />;
}
