import { describe, expect, it } from 'vitest';
import { dayOf, fullTimeOf, timeOf } from './message-time.ts';

const EVENING = String(Date.parse('2026-06-30T22:05:00Z') / 1000);
const MADRID = { locale: 'es-ES', timeZone: 'Europe/Madrid' };
const TOKYO = { locale: 'ja-JP', timeZone: 'Asia/Tokyo' };

describe("a message's moment", () => {
  it("is written in the reader's manner and time zone", () => {
    expect(timeOf(EVENING, MADRID)).toBe('0:05');
    expect(timeOf(EVENING, TOKYO)).toBe('7:05');
    expect(timeOf(EVENING, { locale: 'en-US', timeZone: 'UTC' })).toMatch(/^10:05\sPM$/);
    expect(fullTimeOf(EVENING, MADRID)).toContain('julio');
  });

  it("falls on a day of the reader's own calendar", () => {
    expect(dayOf(EVENING, MADRID)).toBe('miércoles, 1 de julio');
    expect(dayOf(EVENING, { locale: 'en-GB', timeZone: 'UTC' })).toBe('Tuesday 30 June');
    expect(dayOf(EVENING, TOKYO)).toBe('7月1日水曜日');
  });

  it('is of today or yesterday in their language', () => {
    const now = Date.now() / 1000;
    expect(dayOf(String(now), MADRID)).toBe('Hoy');
    expect(dayOf(String(now - 86_400), MADRID)).toBe('Ayer');
    expect(dayOf(String(now), TOKYO)).toBe('今日');
  });

  it('is written as the browser would where the zone is not known to it', () => {
    expect(timeOf(EVENING, { locale: 'en-US', timeZone: 'Mars/Olympus' })).toMatch(/:05/);
  });
});
