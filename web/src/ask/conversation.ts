import { z } from 'zod';
import { Answer, Facts, type AskRequest, type UsedFact } from '../../../api/contract.ts';
import { valuesOf, withoutFact } from '../facts/fact-values.ts';
import { Span, withoutSpans, withoutWords, wordsOf } from './taken-back.ts';

const TurnFailure = z.object({
  code: z.string(),
  message: z.string(),
  requestId: z.string().optional(),
  retryAfter: z.number().optional(),
});
export type TurnFailure = z.infer<typeof TurnFailure>;

/** What the reader can change of a turn. */
const Inputs = z.object({
  /** What the reader took back of the question; it is shown struck through and not sent. */
  hidden: z.array(Span),
  /** The same for words of earlier questions. */
  hiddenEarlier: z.array(z.string()),
  /** Facts that the reader filled in. */
  given: Facts,
  /** Facts told or filled in at earlier turns: they hold unless the words of this question say otherwise. */
  carried: Facts,
});
type Inputs = z.infer<typeof Inputs>;

/** An answer with what it answers: what a turn that is asked anew shows meanwhile, and goes back to. */
const Previous = z.object({ answer: Answer, inputs: Inputs });
export type Previous = z.infer<typeof Previous>;

const TurnState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('asking'), previous: Previous.optional() }),
  z.object({ kind: z.literal('answered'), answer: Answer }),
  z.object({ kind: z.literal('failed'), failure: TurnFailure, previous: Previous.optional() }),
]);

const Turn = z.object({ id: z.string(), question: z.string(), ...Inputs.shape, state: TurnState });
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
export function withTurn(conversation: Conversation, id: string, change: (turn: Turn) => Turn): Conversation {
  return { ...conversation, turns: conversation.turns.map((turn) => (turn.id === id ? change(turn) : turn)) };
}

/** The turn, to be asked with other facts or words; its answer stays to be seen until there is another. */
export function askedAnew(turn: Turn, change: Partial<Inputs>): Turn {
  return { ...turn, ...change, state: { kind: 'asking', ...previousOf(turn) } };
}

/** The turn without an answer to what it asks now. */
export function failed(turn: Turn, failure: TurnFailure): Turn {
  return { ...turn, state: { kind: 'failed', failure, ...previousOf(turn) } };
}

/** The turn as it was last answered. */
export function restored(turn: Turn, { answer, inputs }: Previous): Turn {
  return { ...turn, ...inputs, state: { kind: 'answered', answer } };
}

function previousOf(turn: Turn): { previous?: Previous } {
  if (turn.state.kind === 'answered') {
    return { previous: { answer: turn.state.answer, inputs: Inputs.parse(turn) } };
  }
  return turn.state.previous === undefined ? {} : { previous: turn.state.previous };
}

/** What the server is asked for a turn; `facts` are those filled in at this turn and the ones given here. */
export function requestFor({ turns, asOf }: Conversation, turn: Turn, facts: Facts): AskRequest {
  const history = historyOf(before(turns, turn), turn.hiddenEarlier);
  return {
    question: withoutSpans(turn.question, turn.hidden),
    ...(history.length === 0 ? {} : { history }),
    ...(Object.keys(facts).length === 0 ? {} : { facts }),
    ...(asOf === null ? {} : { asOf }),
  };
}

const before = (turns: readonly Turn[], turn: Turn) =>
  turns.slice(
    0,
    turns.findIndex(({ id }) => id === turn.id),
  );

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

/** Where the carried facts of a turn were told; what the reader filled in has no words. */
export function toldEarlier({ turns }: Conversation, turn: Turn): UsedFact[] {
  const told = new Map<string, UsedFact>();
  for (const { given, state } of before(turns, turn)) {
    for (const factId of Object.keys(given)) told.delete(factId);
    if (state.kind === 'answered') for (const fact of state.answer.facts) told.set(fact.factId, fact);
  }
  return [...told.values()].filter(({ factId }) => factId in turn.carried);
}

/** What has to change for a fact that was filled in or carried along to hold no longer: told words are not sent again. */
export function withdraw(turn: Turn, factId: string, told: readonly UsedFact[]): Partial<Inputs> {
  const given = withoutFact(turn.given, factId);
  // What was filled in here may have replaced what was carried: taking it back brings that back.
  if (factId in turn.given) return { given };
  const words = told.filter((fact) => fact.factId === factId).flatMap(wordsOf);
  return {
    carried: withoutFact(turn.carried, factId),
    hiddenEarlier: [...turn.hiddenEarlier, ...words],
  };
}
