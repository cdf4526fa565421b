import 'reflect-metadata';
import { FixedClock, OfficeClock } from './office-clock.js';

describe('OfficeClock', () => {
  it('says the day of the office, which in Nantong begins at 16:00 in Greenwich', () => {
    const clock = new FixedClock(new Date('2026-11-22T15:59:59Z'));
    expect(clock.today()).toBe('2026-11-22');
    clock.set(new Date('2026-11-22T16:00:00Z'));
    expect(clock.today()).toBe('2026-11-23');
    expect(clock.now().toISOString()).toBe('2026-11-22T16:00:00.000Z');
  });

  it.each(['Asia/Shanghai', 'UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Pacific/Auckland', 'Etc/GMT+12', 'Asia/Kathmandu'])(
    'is set on a day in %s, and passes days',
    (timeZone) => {
      const clock = new FixedClock('2026-12-31', timeZone);
      expect(clock.today()).toBe('2026-12-31');
      clock.pass(1);
      expect(clock.today()).toBe('2027-01-01');
      clock.pass(-366);
      expect(clock.today()).toBe('2025-12-31');
    },
  );

  it('follows the time of the machine when nobody sets it', () => {
    const before = Date.now();
    const now = new OfficeClock().now().getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(Date.now());
    expect(new OfficeClock().timeZone).toBe('Asia/Shanghai');
    expect(new OfficeClock().today()).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  });

  it('refuses what is no day and no time zone', () => {
    expect(() => new FixedClock('2026-02-30')).toThrow(RangeError);
    expect(() => new FixedClock(new Date(Number.NaN))).toThrow(RangeError);
    expect(() => new OfficeClock('Nowhere/Land')).toThrow(RangeError);
  });
});
