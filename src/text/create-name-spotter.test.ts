import { describe, expect, test } from 'vitest';
import { createNameSpotter } from './create-name-spotter.ts';

const spotter = createNameSpotter([
  'Northquay',
  'Northquay Logistics',
  'Solvane Foods GmbH',
  'Solvane',
  'Brightwater',
  'Fjellbrot',
  'Müller & Söhne',
  'Sensor Gateways',
  'A QR code cannot be scanned',
  'Plovernet',
  'Wrenchley',
  'Ana Lindqvist',
  'E-Bike Verleih',
  '北海食品',
  'Team',
  'Where data is kept',
  'São João',
  'Nordwand',
  'Nordwind',
]);
const spot = (text: string) =>
  spotter.spot(text).map(({ name, nearness, from, to }) => [name, nearness, text.slice(from, to)]);

describe('a name is spotted', () => {
  test.each<[string, string, string, string]>([
    ['can I give 18% to Northquay?', 'Northquay', 'exact', 'Northquay'],
    ['CAN I GIVE 18% TO NORTHQUAY', 'Northquay', 'exact', 'NORTHQUAY'],
    ['can i give 18% to northquay', 'Northquay', 'exact', 'northquay'],
    ['who runs Northquay Logistics now', 'Northquay Logistics', 'exact', 'Northquay Logistics'],
    ['what is north quay worth', 'Northquay', 'exact', 'north quay'],
    ["what is Northquay's ARR", 'Northquay', 'exact', "Northquay's"],
    ['Northquays Vertrag', 'Northquay', 'inflected', 'Northquays'],
    ['price of a sensor gateway', 'Sensor Gateways', 'inflected', 'sensor gateway'],
    ['mueller und soehne', 'Müller & Söhne', 'typo', 'mueller und soehne'],
    ['muller sohne', 'Müller & Söhne', 'exact', 'muller sohne'],
    ['how do we beat plovrenet?', 'Plovernet', 'typo', 'plovrenet'],
    ['what about Wrenchly', 'Wrenchley', 'typo', 'Wrenchly'],
    ['brigthwater', 'Brightwater', 'typo', 'brigthwater'],
    ['solvane fods gmbh', 'Solvane Foods GmbH', 'typo', 'solvane fods gmbh'],
    ['mail of ana lindquist', 'Ana Lindqvist', 'typo', 'ana lindquist'],
    ['ebike verleih', 'E-Bike Verleih', 'exact', 'ebike verleih'],
    ['sao joao', 'São João', 'exact', 'sao joao'],
    ['a qr code cannot be scaned', 'A QR code cannot be scanned', 'typo', 'a qr code cannot be scaned'],
    ['北海食品の商談は？', '北海食品', 'exact', '北海食品'],
  ])('in "%s"', (text, name, nearness, words) => expect(spot(text)).toEqual([[name, nearness, words]]));

  test('each time, the longest first', () => {
    expect(spot('Solvane Foods GmbH, Solvane and Northquay').map(([name]) => name)).toEqual([
      'Solvane Foods GmbH',
      'Solvane',
      'Northquay',
    ]);
  });

  test('with every name that a misspelling may mean', () => {
    expect(spot('nordwond').map(([name]) => name)).toEqual(['Nordwand', 'Nordwind']);
  });

  test.each([
    'what does it cost?',
    'there is a term',
    'north of here',
    'how do I scan a code',
    'tram',
    'sol',
    '',
  ])('but not in "%s"', (text) => expect(spot(text)).toEqual([]));

  test('but never for a word that exists', () => {
    expect(createNameSpotter(['Target'], (word) => word === 'carget').spot('carget')).toEqual([]);
    expect(createNameSpotter(['Target']).spot('targte')).toHaveLength(1);
  });
});
