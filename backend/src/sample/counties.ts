import type { Day } from '../platform/time/day.js';

/** A county-level unit by its short name, in the office's order, with the codes and names that it has had. */
export interface County {
  readonly short: string;
  /** Oldest first; each but the last with the first day on which it was no longer. */
  readonly units: readonly { readonly code: string; readonly name: string; readonly until?: Day }[];
}

const MERGER: Day = '2020-07-03';

export const CHONGCHUAN: County = {
  short: '崇川',
  units: [
    { code: '320602', name: '崇川区', until: MERGER },
    { code: '320613', name: '崇川区' },
  ],
};
/** 港闸区, since the merger part of 崇川区. */
export const GANGZHA: County = {
  short: '港闸',
  units: [
    { code: '320611', name: '港闸区', until: MERGER },
    { code: '320613', name: '崇川区' },
  ],
};
export const TONGZHOU: County = { short: '通州', units: [{ code: '320612', name: '通州区' }] };
export const HAIMEN: County = {
  short: '海门',
  units: [
    { code: '320684', name: '海门市', until: MERGER },
    { code: '320614', name: '海门区' },
  ],
};
export const QIDONG: County = { short: '启东', units: [{ code: '320681', name: '启东市' }] };
export const RUGAO: County = { short: '如皋', units: [{ code: '320682', name: '如皋市' }] };
export const HAIAN: County = {
  short: '海安',
  units: [
    { code: '320621', name: '海安县', until: '2018-05-11' },
    { code: '320685', name: '海安市' },
  ],
};
export const RUDONG: County = { short: '如东', units: [{ code: '320623', name: '如东县' }] };

/** The seven that are counted today. */
export const COUNTIES: readonly County[] = [CHONGCHUAN, TONGZHOU, HAIMEN, QIDONG, RUGAO, HAIAN, RUDONG];

/** The unit as it was on a day: what is founded on that day is recorded in it. */
export function unitOn(county: County, day: Day): County['units'][number] {
  const unit = county.units.find(({ until }) => until === undefined || day < until);
  if (!unit) throw new RangeError(`${county.short} has no unit on ${day}`);
  return unit;
}
