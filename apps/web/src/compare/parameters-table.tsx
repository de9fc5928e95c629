import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Prompt } from '../history/run-workflow.js';
import { useNodeTitles } from '../history/use-node-titles.js';
import classes from './compare-page.module.css';
import { type DifferingParameter, differingParameters, isLink } from './differing-parameters.js';

/** What was set differently in the two runs. */
export function ParametersTable({ a, b }: { readonly a: Prompt; readonly b: Prompt }) {
  const { t } = useTranslation('compare');
  const titles = useNodeTitles();
  const differing = differingParameters(a, b);
  const valueText = (value: unknown, prompt: Prompt) => {
    if (value === undefined) return '–';
    if (isLink(value)) return t('linkTo', { node: titles.node(prompt, value[0]) });
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  const cell = ({ input }: DifferingParameter, value: unknown, prompt: Prompt) =>
    input === undefined ? (value === undefined ? t('nodeMissing') : t('nodeThere')) : valueText(value, prompt);
  return (
    <section className={classes.table} aria-label={t('parameters')}>
      <Text component="h2" fw={600} mb="xs">
        {t('parameters')}
      </Text>
      {differing.length === 0 ? (
        <Text className={classes.quiet ?? ''}>{t('sameParameters')}</Text>
      ) : (
        <Table verticalSpacing={6} horizontalSpacing="sm">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('parameter')}</Table.Th>
              <Table.Th w="32%">A</Table.Th>
              <Table.Th w="32%">B</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {differing.map((each) => (
              <Table.Tr key={each.key}>
                <Table.Td>
                  <Text size="sm" fw={500}>
                    {each.a === undefined ? titles.node(b, each.b ?? '') : titles.node(a, each.a)}
                  </Text>
                  {each.input !== undefined && (
                    <Text size="xs" className={classes.quiet ?? ''}>
                      {titles.input(each.type, each.input)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td className={classes.value ?? ''}>{cell(each, each.valueA, a)}</Table.Td>
                <Table.Td className={classes.value ?? ''}>{cell(each, each.valueB, b)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </section>
  );
}
