import { describe, expect, it } from 'vitest';
import { Exact } from '../../corpus/index.ts';
import { toAmount } from './amount.ts';
import { formatInterval, formatMoney, settle } from './format.ts';
import {
  capped,
  either,
  exactly,
  infinity,
  type Interval,
  less,
  multiply,
  nothing,
  unknown,
  upTo,
} from './interval.ts';

const yuan = (value: number | string): Interval => exactly(new Exact(value));
const show = ({ lo, hi, missing, refining }: Interval) =>
  `${lo.toString()}..${hi.toString()} ${missing.join()} ${refining.join()}`.trim();

describe('intervals', () => {
  it('a limit that is not known leaves a ceiling as it stands, and a sum open', () => {
    expect(show(capped(upTo(yuan(300_000)), unknown('limit')))).toBe('0..300000  limit');
    expect(show(capped(yuan(300_000), unknown('limit')))).toBe('0..300000 limit');
    expect(show(capped(yuan(300_000), yuan(200_000)))).toBe('200000..200000');
  });

  it('forgets what is missing once only one value is left', () => {
    expect(show(multiply(nothing, unknown('base')))).toBe('0..0');
    expect(show(either(yuan(5), yuan(5), ['which']))).toBe('5..5');
    expect(show(either(yuan(5), nothing, ['whether']))).toBe('0..5 whether');
  });

  it('never falls below nothing when a payment is taken off', () => {
    expect(show(less(upTo(yuan(100)), yuan(30)))).toBe('0..70');
    expect(show(less(yuan(100), yuan(130)))).toBe('0..0');
    expect(show(less(yuan(100), unknown('paid')))).toBe('0..100 paid');
  });
});

describe('amounts in words', () => {
  it.each([
    ['792000', '79.2万元'],
    ['100000000', '1亿元'],
    ['120000000', '1.2亿元'],
    ['9999', '9,999元'],
    ['123456', '12.3456万元'],
    ['1234567.89', '123.4567万元'],
    ['12345678.9', '1234.5678万元'],
    ['123456789', '12345.6789万元'],
    ['9', '9元'],
    ['0', '0元'],
    ['99999.9999999999999999999999999997', '10万元'],
  ])('%s is %s', (value, text) => {
    expect(formatMoney(new Exact(value))).toBe(text);
  });

  it('drops fractions of a yuan only in words', () => {
    const amount = toAmount(yuan('49.389'), 'once');
    expect(amount).toMatchObject({ kind: 'fixed', min: 49.38, max: 49.38, text: '49元' });
    expect(settle(new Exact(1).div(3).times(3)).toString()).toBe('1');
  });

  it('follow the kind of the interval', () => {
    expect(formatInterval(upTo(yuan(500_000)))).toBe('最高50万元');
    expect(formatInterval({ ...yuan(400_000), hi: new Exact(700_000) })).toBe('40万元至70万元');
    expect(formatInterval({ ...yuan(400_000), hi: infinity })).toBe('不少于40万元');
    expect(toAmount(unknown('base'), 'once')).toMatchObject({ kind: 'none', min: null, max: null });
    expect(toAmount({ ...yuan(400_000), hi: infinity }, null)).toMatchObject({
      kind: 'range',
      min: 400_000,
      max: null,
    });
  });
});
