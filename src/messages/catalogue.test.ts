import { readdirSync, readFileSync } from 'node:fs';
import {
  isLiteralElement,
  isSelectElement,
  type MessageFormatElement,
  parse,
} from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../core/language.ts';
import { CATALOGUE, type MessageKey } from './catalogue.ts';

const keys = Object.keys(CATALOGUE.en) as MessageKey[];

/** A message as a flat list: its own elements and those inside the branches of its plurals. */
function elementsOf(message: readonly MessageFormatElement[]): MessageFormatElement[] {
  return message.flatMap((element) => {
    const branches = 'options' in element ? Object.values(element.options) : [];
    return [element, ...branches.flatMap((branch) => elementsOf(branch.value))];
  });
}

const read = (text: string) => elementsOf(parse(text, { ignoreTag: true }));

/** Names of the values that a text is filled with. How one is written may differ: Japanese has no plural. */
function valuesOf(text: string): string[] {
  const names = read(text).flatMap((element) =>
    // Of what has a value, a literal alone holds words and no name.
    'value' in element && !isLiteralElement(element) ? [element.value] : [],
  );
  return [...new Set(names)].sort();
}

describe.each(LANGUAGES)('the fixed texts in %s', (language) => {
  const texts = CATALOGUE[language];

  it('are all there, in alphabetical order of their keys', () => {
    expect(Object.keys(texts)).toEqual([...keys].sort());
  });

  it('ask what was wrong in phrases that explain themselves and fit an option of a form', () => {
    for (const fault of ['logic', 'not_covered', 'source', 'tone'] as const) {
      const text = texts[`feedback.fault.${fault}`];
      expect(text.length, text).toBeLessThanOrEqual(75);
      expect(text.length, text).toBeGreaterThanOrEqual(language === 'ja' ? 8 : 20);
      expect(text, text).not.toMatch(
        /reasoning|schluss|raisonnement|razonamiento|ragionamento|raciocínio|論理/iu,
      );
    }
  });

  it('are ICU messages with the same values in them as the English ones', () => {
    const valuesByKey = (of: typeof texts) => keys.map((key) => [key, ...valuesOf(of[key])]);
    expect(valuesByKey(texts)).toEqual(valuesByKey(CATALOGUE.en));
  });

  it('are one sentence a key: none chooses among sentences by a value', () => {
    expect(keys.filter((key) => read(texts[key]).some(isSelectElement))).toEqual([]);
  });

  it('say something, without white space around it', () => {
    expect(keys.filter((key) => !/^\S(?:.*\S)?$/su.test(texts[key]))).toEqual([]);
  });
});

describe('the keys', () => {
  it('are all said somewhere in the sources', () => {
    const written = sources().flatMap(
      (text) => text.match(/(['"`])[a-z_]+\.(?:[\w.]|\$\{[^}]*\})+\1/g) ?? [],
    );
    const patterns = written.map((one) =>
      one
        .slice(1, -1)
        .replaceAll('.', '\\.')
        .replace(/\$\{[^}]*\}/g, '[a-z_]+'),
    );
    const said = new RegExp(`^(?:${[...new Set(patterns)].join('|')})$`);
    expect(keys.filter((key) => !said.test(key))).toEqual([]);
  });
});

function sources(): string[] {
  const root = new URL('../', import.meta.url);
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.tsx?$/.test(path))
    .map((path) => readFileSync(new URL(path, root), 'utf8'));
}
