import type { LocalizedText } from '@talkgraph/errors';
import type { InputSpec } from './input-spec.js';

/** What is wrong with the declaration of an input, or undefined. Also looks at plain JavaScript that was never compiled. */
export function checkInputSpec(spec: InputSpec): LocalizedText | undefined {
  const name: unknown = spec?.type?.name;
  if (typeof name !== 'string' || name === '') return { en: 'it has no type', zh: '没有类型' };
  if (name === 'COMBO' && !Array.isArray(spec.type.choices))
    return { en: 'a COMBO needs its choices', zh: 'COMBO 必须给出选项' };
  if (spec.min !== undefined && spec.max !== undefined && spec.min > spec.max)
    return {
      en: `its smallest value ${spec.min} is above its largest, ${spec.max}`,
      zh: `最小值 ${spec.min} 大于最大值 ${spec.max}`,
    };
  const stray = Object.keys(spec.choiceLabels ?? {}).find((choice) => !spec.type.choices?.includes(choice));
  if (stray !== undefined)
    return { en: `it names a choice "${stray}" that it does not have`, zh: `为不存在的选项“${stray}”指定了名称` };
  return spec.default === undefined ? undefined : checkDefault(spec, name);
}

function checkDefault(spec: InputSpec, type: string): LocalizedText | undefined {
  const { default: preset, min, max } = spec;
  const shown = JSON.stringify(preset);
  if (!fitsType(preset, spec, type))
    return {
      en: `its default ${shown} is not ${type === 'COMBO' ? 'among its choices' : `of type ${type}`}`,
      zh: type === 'COMBO' ? `默认值 ${shown} 不在选项之中` : `默认值 ${shown} 不是 ${type} 类型`,
    };
  if (typeof preset !== 'number') return undefined;
  if ((min !== undefined && preset < min) || (max !== undefined && preset > max))
    return {
      en: `its default ${shown} is outside ${min ?? '-∞'}…${max ?? '∞'}`,
      zh: `默认值 ${shown} 超出范围 ${min ?? '-∞'}…${max ?? '∞'}`,
    };
  return undefined;
}

function fitsType(preset: unknown, spec: InputSpec, type: string): boolean {
  switch (type) {
    case 'INT':
      return Number.isInteger(preset);
    case 'FLOAT':
      return Number.isFinite(preset);
    case 'STRING':
      return typeof preset === 'string';
    case 'BOOLEAN':
      return typeof preset === 'boolean';
    case 'COMBO':
      return (spec.type.choices as readonly unknown[]).includes(preset);
    default:
      return true;
  }
}
