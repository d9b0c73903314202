import { z } from 'zod';
import { Answer, Facts, type AskRequest, type UsedFact } from '../../../api/contract.ts';
import { valuesOf } from './fact-values.ts';

/** A stretch of a question, in UTF-16 offsets, end excluded. */
const Span = z.object({ start: z.number(), end: z.number() });
export type Span = z.infer<typeof Span>;

const TurnFailure = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
  retryAfter: z.number().optional(),
});
export type TurnFailure = z.infer<typeof TurnFailure>;

const TurnState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asking') }),
  z.object({ kind: z.literal('answered'), answer: Answer }),
  z.object({ kind: z.literal('failed'), failure: TurnFailure }),
]);

const Turn = z.object({
  id: z.string(),
  question: z.string(),
  /** What the reader took back of the question; it is shown struck through and not sent. */
  hidden: z.array(Span),
  /** The same for words of earlier questions. */
  hiddenEarlier: z.array(z.string()),
  /** Facts that the reader filled in. */
  given: Facts,
  /** Facts told or filled in at earlier turns: they hold unless the words of this question say otherwise. */
  carried: Facts,
  state: TurnState,
});
export type Turn = z.infer<typeof Turn>;

export const Conversation = z.object({
  turns: z.array(Turn),
  /** ISO date; null is the server's today. */
  asOf: z.string().nullable(),
});
export type Conversation = z.infer<typeof Conversation>;

export const emptyConversation: Conversation = { turns: [], asOf: null };

/** Characters of history that are sent: Chinese takes three bytes each, and a body may have 64 kB. */
const longestHistory = 12_000;

/** The conversation with a further question, which is to be asked. */
export function withQuestion(conversation: Conversation, id: string, question: string): Conversation {
  const last = conversation.turns.at(-1);
  const carried = {
    ...last?.carried,
    ...(last?.state.kind === 'answered' ? valuesOf(last.state.answer.facts) : {}),
    ...last?.given,
  };
  const turn: Turn = {
    id,
    question,
    hidden: [],
    hiddenEarlier: last?.hiddenEarlier ?? [],
    given: {},
    carried,
    state: { kind: 'asking' },
  };
  return { ...conversation, turns: [...conversation.turns, turn] };
}

/** The conversation with one turn changed. */
export function withTurn(conversation: Conversation, id: string, change: Partial<Turn>): Conversation {
  const turns = conversation.turns.map((turn) => (turn.id === id ? { ...turn, ...change } : turn));
  return { ...conversation, turns };
}

/** What the server is asked for a turn; `facts` are those filled in at this turn and the ones given here. */
export function requestFor({ turns, asOf }: Conversation, turn: Turn, facts: Facts): AskRequest {
  const earlier = turns.slice(0, turns.indexOf(turn));
  const history = historyOf(earlier, turn.hiddenEarlier);
  return {
    question: withoutSpans(turn.question, turn.hidden),
    ...(history.length === 0 ? {} : { history }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(asOf === null ? {} : { asOf }),
  };
}

/** The latest turns that fit, in order. */
function historyOf(turns: readonly Turn[], hiddenWords: readonly string[]) {
  const history: NonNullable<AskRequest['history']> = [];
  let characters = 0;
  for (const turn of turns.toReversed()) {
    if (turn.state.kind !== 'answered') continue;
    const asked = withoutWords(withoutSpans(turn.question, turn.hidden), hiddenWords);
    characters += asked.length + turn.state.answer.text.length;
    if (characters > longestHistory) break;
    history.unshift({ role: 'user', content: asked }, { role: 'assistant', content: turn.state.answer.text });
  }
  return history;
}

/** Facts carried along that no words of the question itself state: a later word goes before an earlier entry. */
export function stillHolding(carried: Facts, { facts }: Answer): Facts {
  const stated = new Set(facts.filter(({ turn }) => turn === 0).map(({ factId }) => factId));
  return Object.fromEntries(Object.entries(carried).filter(([factId]) => !stated.has(factId)));
}

/** What has to change for a fact that was read out of words to be forgotten. */
export function forget(turn: Turn, fact: UsedFact): Pick<Turn, 'hidden' | 'hiddenEarlier'> {
  const words = fact.words.split('、').filter((word) => word !== '');
  if (fact.start === undefined || fact.end === undefined) {
    return { hidden: turn.hidden, hiddenEarlier: [...turn.hiddenEarlier, ...words] };
  }
  // Offsets are those of the question as it was sent.
  const sent = withoutSpans(turn.question, turn.hidden);
  const found = words.flatMap((word) => occurrence(sent, word, fact.start ?? 0, fact.end ?? sent.length));
  const spans = found.length > 0 ? found : [{ start: fact.start, end: fact.end }];
  const hidden = [...turn.hidden, ...spans.map((span) => inFullQuestion(span, turn.hidden))];
  return { hidden: merged(hidden), hiddenEarlier: turn.hiddenEarlier };
}

function occurrence(text: string, word: string, from: number, to: number): Span[] {
  const start = text.indexOf(word, from);
  return start < 0 || start + word.length > to ? [] : [{ start, end: start + word.length }];
}

/** From offsets without the hidden words to offsets with them. */
function inFullQuestion({ start, end }: Span, hidden: readonly Span[]): Span {
  const shift = (offset: number, isEnd: boolean) =>
    hidden.reduce(
      (at, gap) => (gap.start < at || (!isEnd && gap.start === at) ? at + gap.end - gap.start : at),
      offset,
    );
  return { start: shift(start, false), end: shift(end, true) };
}

/** In order, without overlaps. */
function merged(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    const last = result.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else result.push({ ...span });
  }
  return result;
}

function withoutSpans(text: string, spans: readonly Span[]): string {
  return spans.toReversed().reduce((rest, { start, end }) => rest.slice(0, start) + rest.slice(end), text);
}

function withoutWords(text: string, words: readonly string[]): string {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text);
}
