import { isDeepStrictEqual } from 'node:util';
import type { BlockFault } from './block-fault.ts';

type Json = Record<string, unknown>;

/** Menus have either options or groups of them, and what is chosen at first is one of them. */
export function checkChoices(block: Json, pointer: string): BlockFault[] {
  const places: [unknown, string][] = [
    [block.accessory, `${pointer}/accessory`],
    [block.element, `${pointer}/element`],
    ...(Array.isArray(block.elements) ? block.elements : []).map((element, index): [unknown, string] => [
      element,
      `${pointer}/elements/${index}`,
    ]),
  ];
  return places.flatMap(([element, place]) => (element ? checkElement(element as Json, place) : []));
}

function checkElement(element: Json, pointer: string): BlockFault[] {
  const type = String(element.type);
  const faults: BlockFault[] = [];
  if (type.endsWith('static_select') && Boolean(element.options) === Boolean(element.option_groups)) {
    faults.push({ code: 'missing_field', message: 'must have either options or option_groups', pointer });
  }
  const known = optionsOf(element);
  if (known.length === 0) return faults;
  const initial = [element.initial_option ?? element.initial_options ?? []].flat();
  const strange = initial.some((one) => !known.some((option) => isDeepStrictEqual(option, one)));
  if (strange) {
    faults.push({ code: 'invalid_initial', message: 'initial option must be one of the options', pointer });
  }
  const values = known.map((option) => option.value);
  if (new Set(values).size < values.length) {
    faults.push({ code: 'duplicate_value', message: 'option values must be unique', pointer });
  }
  return faults;
}

function optionsOf(element: Json): Json[] {
  const groups = (element.option_groups ?? []) as { options: Json[] }[];
  return [...((element.options ?? []) as Json[]), ...groups.flatMap((group) => group.options)];
}
