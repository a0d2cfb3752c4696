import { describe, expect, it } from 'vitest';
import { dayIn, momentIn } from './day-in-zone.ts';

describe('a day where people are', () => {
  it('begins earlier in the east and later in the west', () => {
    const at = new Date('2026-11-20T23:30:00Z');
    expect(dayIn('Asia/Tokyo', at)).toBe('2026-11-21');
    expect(dayIn('America/New_York', at)).toBe('2026-11-20');
  });

  it.each([
    ['UTC', '2026-11-20', '09:00', '2026-11-20T09:00:00.000Z'],
    ['Europe/Berlin', '2026-11-20', '09:00', '2026-11-20T08:00:00.000Z'],
    ['Europe/Berlin', '2026-07-20', '09:00', '2026-07-20T07:00:00.000Z'],
    ['Asia/Tokyo', '2026-11-20', '00:30', '2026-11-19T15:30:00.000Z'],
    ['America/New_York', '2026-11-01', '09:00', '2026-11-01T14:00:00.000Z'],
    ['America/New_York', '2026-03-08', '09:00', '2026-03-08T13:00:00.000Z'],
    ['Pacific/Auckland', '2026-09-27', '09:00', '2026-09-26T20:00:00.000Z'],
    ['Asia/Kolkata', '2026-11-20', '23:59', '2026-11-20T18:29:00.000Z'],
    // Shown twice: the first, east and west of Greenwich.
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:30', '2026-11-01T05:30:00.000Z'],
    // Skipped: as much later as the clock skips, be it an hour, half of one, or the hour that begins the day.
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:30:00.000Z'],
    ['America/New_York', '2026-03-08', '02:30', '2026-03-08T07:30:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:45:00.000Z'],
    ['Asia/Beirut', '2026-03-29', '00:00', '2026-03-28T22:00:00.000Z'],
  ])('%s on %s at %s', (zone, day, time, moment) => {
    expect(momentIn(zone, day, time).toISOString()).toBe(moment);
  });
});
