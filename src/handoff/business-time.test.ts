import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addBusinessHours, type BusinessHours, nextBusinessTime } from './business-time.ts';

const office: BusinessHours = {
  start: '09:00',
  end: '17:00',
  days: [1, 2, 3, 4, 5],
  timeZone: 'Europe/Berlin',
};
const add = (from: string, hours: number, business = office) =>
  addBusinessHours(new Date(from), hours, business).toISOString();

describe('business time', () => {
  test.each([
    ['passes within a day', '2026-11-18T09:00:00+01:00', 3, '2026-11-18T12:00:00+01:00'],
    ['stands still at night', '2026-11-18T16:00:00+01:00', 2, '2026-11-19T10:00:00+01:00'],
    ['stands still over a weekend', '2026-11-20T16:30:00+01:00', 1, '2026-11-23T09:30:00+01:00'],
    [
      'begins in the morning for what comes before it',
      '2026-11-18T03:00:00+01:00',
      1,
      '2026-11-18T10:00:00+01:00',
    ],
    ['ends a day exactly', '2026-11-18T09:00:00+01:00', 8, '2026-11-18T17:00:00+01:00'],
    ['goes over several days', '2026-11-18T09:00:00+01:00', 24, '2026-11-20T17:00:00+01:00'],
    ['follows the clocks in autumn', '2026-10-23T16:00:00+02:00', 2, '2026-10-26T10:00:00+01:00'],
    ['follows the clocks in spring', '2026-03-27T16:00:00+01:00', 2, '2026-03-30T10:00:00+02:00'],
  ])('%s', (_title, from, hours, expected) => {
    expect(add(from, hours)).toBe(new Date(expected).toISOString());
  });

  test('a night shift goes past midnight, and a day that the clocks shorten is shorter', () => {
    const night: BusinessHours = { ...office, start: '22:00', end: '06:00', days: [6] };
    expect(add('2026-03-28T22:00:00+01:00', 6, night)).toBe(
      new Date('2026-03-29T05:00:00+02:00').toISOString(),
    );
    // 22:00 to 06:00 has seven hours that night; the eighth is next Saturday's first.
    expect(add('2026-03-28T22:00:00+01:00', 8, night)).toBe(
      new Date('2026-04-04T23:00:00+02:00').toISOString(),
    );
    expect(add('2026-11-22T01:00:00+01:00', 1, night)).toBe(
      new Date('2026-11-22T02:00:00+01:00').toISOString(),
    );
  });

  test('equal start and end are the whole day', () => {
    const always: BusinessHours = {
      start: '00:00',
      end: '00:00',
      days: [1, 2, 3, 4, 5, 6, 7],
      timeZone: 'UTC',
    };
    expect(add('2026-11-18T09:00:00Z', 100, always)).toBe('2026-11-22T13:00:00.000Z');
  });

  test('people are at work now, or from the next morning', () => {
    const at = (time: string) => nextBusinessTime(new Date(time), office).toISOString();
    expect(at('2026-11-18T10:00:00+01:00')).toBe('2026-11-18T09:00:00.000Z');
    expect(at('2026-11-20T17:00:00+01:00')).toBe('2026-11-23T08:00:00.000Z');
    expect(at('2026-11-21T10:00:00+01:00')).toBe('2026-11-23T08:00:00.000Z');
  });

  test('hours added one after the other are hours added at once, and never less than real ones', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/New_York',
      'Asia/Tokyo',
      'Australia/Lord_Howe',
    );
    const from = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const hours = fc.integer({ min: 1, max: 80 }).map((quarters) => quarters / 4);
    fc.assert(
      fc.property(from, hours, hours, zones, (start, first, second, timeZone) => {
        const business = { ...office, timeZone };
        const apart = addBusinessHours(addBusinessHours(start, first, business), second, business);
        expect(apart).toEqual(addBusinessHours(start, first + second, business));
        expect(apart.getTime() - start.getTime()).toBeGreaterThanOrEqual((first + second) * 3_600_000);
      }),
      { numRuns: 300 },
    );
  });

  test('a thousand hours of one minute a week are ten years away, not a thousand', () => {
    const business = { ...office, start: '09:00', end: '09:01', days: [7] };
    expect(add('2026-11-20T09:00:00Z', 1_000, business).slice(0, 4)).toBe('2036');
  });
});
