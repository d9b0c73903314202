import { describe, expect, test } from 'vitest';
import type { Answer, UsedFact } from '../../../api/contract.ts';
import {
  askedAnew,
  Conversation,
  emptyConversation,
  failed,
  requestFor,
  restored,
  stillHolding,
  toldEarlier,
  withdraw,
  withQuestion,
  withTurn,
  type Turn,
} from './conversation.ts';

const told = (factId: string, words: string, turn = 0): UsedFact => ({
  factId,
  label: factId,
  value: words,
  text: words,
  words,
  turn,
});
const answer = (text: string, facts: UsedFact[] = []): Answer => ({
  status: 'calculated',
  text,
  citations: [],
  awards: [],
  total: null,
  missingFacts: [],
  facts,
  notices: [],
  refusal: null,
  asOf: '2026-01-01',
  knowledgeBase: { version: 'v', documents: 1 },
  tookMs: 1,
});
const answeredWith =
  (given: Answer) =>
  (turn: Turn): Turn => ({
    ...turn,
    state: { kind: 'answered', answer: given },
  });

/** A conversation whose questions were answered. */
function talked(...turns: [question: string, facts?: UsedFact[]][]): Conversation {
  return turns.reduce((conversation, [question, facts = []], at) => {
    const asked = withQuestion(conversation, String(at), question);
    return withTurn(asked, String(at), answeredWith(answer(`答${at}`, facts)));
  }, emptyConversation);
}
function last({ turns }: Conversation): Turn {
  const turn = turns.at(-1);
  if (turn === undefined) throw new Error('no turn');
  return turn;
}
const request = (conversation: Conversation) => requestFor(conversation, last(conversation), {});

describe('a further question', () => {
  test('carries the facts that were told and those that were filled in, the latter first', () => {
    const before = talked(['甲', [told('export', '1200万美元'), told('hte', '国高企')]]);
    const corrected = withTurn(before, '0', (turn) => ({ ...turn, given: { export: '2600万美元' } }));
    expect(last(withQuestion(corrected, '1', '乙')).carried).toEqual({
      export: '2600万美元',
      hte: '国高企',
    });
  });

  test('gives way to its own words: a fact that they state is carried no longer', () => {
    const stated = answer('', [told('export', '2600万美元'), told('hte', '国高企', -1)]);
    expect(stillHolding({ export: '1200万美元', hte: '国高企', area: '1' }, stated)).toEqual({
      hte: '国高企',
      area: '1',
    });
  });
});

describe('what is sent', () => {
  test('is the question alone at first', () => {
    expect(request(withQuestion(emptyConversation, '0', '甲'))).toEqual({ question: '甲' });
  });

  test('has the answered turns before it, the facts and the day', () => {
    const conversation = { ...withQuestion(talked(['甲']), '1', '乙'), asOf: '2018-05-01' };
    expect(requestFor(conversation, last(conversation), { hte: true })).toEqual({
      question: '乙',
      history: [
        { role: 'user', content: '甲' },
        { role: 'assistant', content: '答0' },
      ],
      facts: { hte: true },
      asOf: '2018-05-01',
    });
  });

  test('leaves out turns without an answer, and what comes after the turn', () => {
    const begun = withTurn(withQuestion(emptyConversation, '0', '甲'), '0', (turn) =>
      failed(turn, { code: 'timeout', message: '' }),
    );
    const conversation = withQuestion(begun, '1', '乙');
    expect(request(conversation)).toEqual({ question: '乙' });
    const [first] = withQuestion(talked(['甲'], ['乙']), '2', '丙').turns;
    expect(first && requestFor(talked(['甲'], ['乙']), first, {})).toEqual({ question: '甲' });
  });

  test('leaves out words that were taken back, here and earlier', () => {
    const conversation = withTurn(withQuestion(talked(['国高企，出口多']), '1', '能补多少'), '1', (turn) => ({
      ...turn,
      hidden: [{ start: 0, end: 1 }],
      hiddenEarlier: ['国高企'],
    }));
    const { question, history } = request(conversation);
    expect([question, history?.[0]?.content]).toEqual(['补多少', '，出口多']);
  });

  test('keeps the latest turns where all are too long for one request', () => {
    const long = '长'.repeat(5_000);
    const conversation = withQuestion(talked([`一${long}`], [`二${long}`], [`三${long}`]), '3', '四');
    const sent = request(conversation).history?.map(({ content }) => content[0]);
    expect(sent).toEqual(['二', '答', '三', '答']);
  });
});

describe('a turn that is asked anew', () => {
  const first = answer('原来');
  const conversation = withTurn(withQuestion(emptyConversation, '0', '甲'), '0', answeredWith(first));
  const again = askedAnew(last(conversation), { given: { hte: true } });

  test('keeps its answer until there is another, however often it is changed meanwhile', () => {
    const more = askedAnew(again, { given: { hte: true, area: '1' } });
    expect(more).toMatchObject({ given: { hte: true, area: '1' }, state: { kind: 'asking' } });
    expect(more.state).toMatchObject({ previous: { answer: first, inputs: { given: {} } } });
  });

  test('and fails can go back to its answer and to what that answered', () => {
    const broken = failed(again, { code: 'unreachable', message: '' });
    const previous = broken.state.kind === 'failed' ? broken.state.previous : undefined;
    expect(previous && restored(broken, previous)).toEqual(last(conversation));
  });

  test('is kept as it is when the page is loaded anew', () => {
    const kept = { turns: [again], asOf: null };
    expect(Conversation.parse(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  });

  test('has nothing to go back to where there was no answer', () => {
    const unasked = last(withQuestion(emptyConversation, '0', '甲'));
    expect(askedAnew(unasked, {}).state).toEqual({ kind: 'asking' });
  });
});

describe('a fact of an earlier turn', () => {
  const conversation = withQuestion(talked(['国高企', [told('hte', '国高企')]], ['好']), '2', '乙');

  test('is shown with the words it was told in', () => {
    expect(toldEarlier(conversation, last(conversation)).map(({ words }) => words)).toEqual(['国高企']);
  });

  test('has no words any more once it was filled in', () => {
    const corrected = withTurn(conversation, '1', (turn) => ({ ...turn, given: { hte: false } }));
    expect(toldEarlier(corrected, last(corrected))).toEqual([]);
  });

  test('that is withdrawn is not read out of its words again', () => {
    const turn = last(conversation);
    const change = withdraw(turn, 'hte', toldEarlier(conversation, turn));
    expect(change).toEqual({ carried: {}, hiddenEarlier: ['国高企'] });
    const without = withTurn(conversation, turn.id, (one) => askedAnew(one, change));
    expect(request(without).history?.[0]?.content).toBe('');
  });

  test('comes back when the correction of it is withdrawn', () => {
    const corrected = { ...last(conversation), given: { hte: false } };
    expect(withdraw(corrected, 'hte', [])).toEqual({ given: {} });
  });
});
