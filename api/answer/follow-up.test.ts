import { describe, expect, it } from 'vitest';
import { resolveFollowUp } from './follow-up.ts';

const user = (content: string) => ({ role: 'user' as const, content });
const assistant = (content: string) => ({ role: 'assistant' as const, content });
const never = () => false;
const always = () => true;

describe('resolveFollowUp', () => {
  it('carries the subject of the earlier question into 那…呢', () => {
    const history = [user('新认定国家级基地奖多少？'), assistant('……')];
    expect(resolveFollowUp('那省级的呢？', history, always).context).toEqual(['新认定国家级基地奖多少？']);
  });

  it('follows a chain of leaning questions back to the one that stands alone', () => {
    const history = [user('房租补贴有哪些？'), user('PCT国际申请有资助吗？'), user('那美国授权了呢？')];
    expect(resolveFollowUp('新加坡的呢？', history, always).context).toEqual([
      'PCT国际申请有资助吗？',
      '那美国授权了呢？',
    ]);
  });

  it('lets a full question start afresh', () => {
    const history = [user('房租补贴有哪些？')];
    expect(resolveFollowUp('海外并购项目有什么资金支持？', history, always).context).toEqual([]);
  });

  it('takes a short question without a subject as leaning', () => {
    expect(resolveFollowUp('力争多少', [user('目标多少家？')], never).context).toEqual(['目标多少家？']);
  });

  it('never takes words of an earlier answer', () => {
    expect(resolveFollowUp('那市级呢？', [assistant('国家级一百万元')], always).context).toEqual([]);
  });

  it('stands alone without history', () => {
    expect(resolveFollowUp('那市级呢？', undefined, never)).toEqual({ focus: '那市级呢？', context: [] });
  });
});
