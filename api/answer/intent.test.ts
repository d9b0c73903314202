import { describe, expect, it } from 'vitest';
import { reachOf } from './intent.ts';

describe('reachOf', () => {
  it.each([
    ['贷款贴息相关条款汇总', 'list'],
    ['所有文件里关于展会补贴的规定', 'list'],
    ['瞪羚企业', 'list'],
    ['政府采购 招投标', 'list'],
    ['两份意见对境外展会的补贴有什么不同？', 'compare'],
    ['我们是国高企，买了信保，能享受哪些条款？', 'facets'],
    ['买了出口信保，保费补多少？', 'single'],
  ])('%s reaches for %s', (question, reach) => {
    expect(reachOf(question)).toBe(reach);
  });
});
