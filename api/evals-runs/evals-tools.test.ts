import { describe, expect, it } from 'vitest';
import { EvalsTools } from './index.ts';

/** Commands that end when the test lets them. */
function held() {
  const started: string[] = [];
  let ends: (() => void)[] = [];
  const tools = new EvalsTools({}, (args) => {
    started.push(args.join(' '));
    return new Promise((resolve) => {
      ends.push(() => resolve({ code: 2, said: '', complaint: '没有共有的题' }));
    });
  });
  const endOne = () => {
    const [end, ...others] = ends;
    ends = others;
    end?.();
  };
  return { tools, started, endOne };
}

const refused = { kind: 'notComparable', message: '没有共有的题' };

describe('comparisons', () => {
  it('are made one after another, and more than a few are refused until one has ended', async () => {
    const { tools, started, endOne } = held();
    const waiting = ['a', 'b', 'c', 'd'].map((after) => tools.compare('x', after));
    await expect.poll(() => started.length).toBe(1);
    expect(await tools.compare('x', 'e')).toEqual({ kind: 'crowded' });
    expect(started).toEqual(['compare x a --json']);
    endOne();
    expect(await waiting[0]).toEqual(refused);
    await expect.poll(() => started.length).toBe(2);
    const last = tools.compare('x', 'e');
    for (const count of [2, 3, 4, 5]) {
      await expect.poll(() => started.length).toBe(count);
      endOne();
    }
    expect(await last).toEqual(refused);
    expect(await Promise.all(waiting)).toEqual(waiting.map(() => refused));
  });

  it('are made once, however often they are asked for', async () => {
    const { tools, started, endOne } = held();
    const asked = Array.from({ length: 20 }, () => tools.compare('x', 'y'));
    await expect.poll(() => started.length).toBe(1);
    endOne();
    expect(await Promise.all(asked)).toEqual(asked.map(() => refused));
    expect(await tools.compare('x', 'y')).toEqual(refused);
    expect(started).toHaveLength(1);
  });
});
