import { expect, it } from 'vitest';
import { option } from './admin-blocks.ts';
import { several } from './settings-inputs.ts';

const optionsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => option(`a${at}`, `Agent ${at}`));

it('ten agents are boxes to tick, as many as Slack takes', () => {
  expect(several(optionsOf(10), ['a0', 'a9'])).toMatchObject({
    type: 'checkboxes',
    options: { length: 10 },
    initial_options: [{ value: 'a0' }, { value: 'a9' }],
  });
});

it('more are a menu, with those chosen that were', () => {
  expect(several(optionsOf(11), ['a10'])).toMatchObject({
    type: 'multi_static_select',
    options: { length: 11 },
    initial_options: [{ value: 'a10' }],
  });
  expect(several(optionsOf(11), [])).not.toHaveProperty('initial_options');
});
