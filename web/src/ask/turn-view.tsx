import { Button } from 'antd';
import { useEffect, useRef, type ReactNode, type RefObject } from 'react';
import type { UsedFact } from '../../../api/contract.ts';
import { ClientError } from '../client-error.ts';
import { Failure, RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { AnsweredView } from './answered-view.tsx';
import { type Previous, type Turn, type TurnFailure } from './conversation.ts';
import type { Fact } from '../facts/fact-values.ts';
import type { OpenCitation } from '../award/marked-text.tsx';
import { Progress } from './progress.tsx';
import { askStrings } from './strings.ts';

export interface TurnViewProps {
  turn: Turn;
  /** Where facts that are carried along were told. */
  told: readonly UsedFact[];
  isLast: boolean;
  progress: string;
  vocabulary: readonly Fact[];
  onAskAgain: (change: Partial<Turn>) => void;
  onRestore: (previous: Previous) => void;
  onAsk: (question: string) => void;
  onOpen: OpenCitation;
}

/** A question and what came of it. */
export function TurnView(props: TurnViewProps) {
  const { turn, isLast } = props;
  const strings = useStrings(askStrings);
  const article = useRef<HTMLElement>(null);
  useAttention(article, turn, isLast);
  return (
    <article className="turn" ref={article} tabIndex={-1} aria-label={`${strings.asked}：${turn.question}`}>
      <h2 className="question">
        <span className="visually-hidden">{strings.asked}：</span>
        <QuestionText turn={turn} />
        {(turn.hidden.length > 0 || turn.hiddenEarlier.length > 0) && (
          <Button
            size="small"
            type="link"
            onClick={() => props.onAskAgain({ hidden: [], hiddenEarlier: [] })}
          >
            {strings.restore}
          </Button>
        )}
      </h2>
      <TurnOutcome {...props} />
    </article>
  );
}

/** Leads the eye and the keyboard to what is new; an answer that replaces another does not move the page under a hand. */
function useAttention(article: RefObject<HTMLElement | null>, { state }: Turn, isLast: boolean) {
  const shown = useRef(state);
  useEffect(() => {
    const former = shown.current;
    shown.current = state;
    const isChange = former.kind !== state.kind;
    if (!isChange && !(isLast && state.kind === 'asking')) return;
    if ((!isRenewal(former) && !isRenewal(state)) || isComplete(former, state))
      article.current?.scrollIntoView({ block: 'start' });
    // The input that was used is gone: whoever uses the keyboard goes on with the next one, or at the answer.
    if (document.activeElement !== document.body) return;
    const next = article.current?.querySelector<HTMLElement>('.missing') ?? article.current;
    next?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps -- a turn that stops being the last does not move the page.
  }, [state]);
}

/** The last missing fact was filled in: the result stands above. */
function isComplete(former: Turn['state'], state: Turn['state']): boolean {
  if (state.kind !== 'answered' || former.kind !== 'asking' || former.previous === undefined) return false;
  return former.previous.answer.missingFacts.length > 0 && state.answer.missingFacts.length === 0;
}

const isRenewal = (state: Turn['state']) => state.kind === 'asking' && state.previous !== undefined;

/** The question as text, with the words that were taken back struck through. */
function QuestionText({ turn: { question, hidden } }: { turn: Turn }) {
  const strings = useStrings(askStrings);
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { start, end } of hidden) {
    parts.push(
      question.slice(at, start),
      <del key={start} aria-label={strings.hiddenWords}>
        {question.slice(start, end)}
      </del>,
    );
    at = end;
  }
  return (
    <span lang="zh-CN">
      {parts}
      {question.slice(at)}
    </span>
  );
}

function TurnOutcome(props: TurnViewProps) {
  const { state } = props.turn;
  switch (state.kind) {
    case 'asking':
      return state.previous === undefined ? (
        <div className="answer">
          <Progress message={props.progress} />
        </div>
      ) : (
        <AnsweredView {...props} answer={state.previous.answer} isRenewed />
      );
    case 'failed':
      return <TurnFailed {...props} failure={state.failure} previous={state.previous} />;
    case 'answered':
      return <AnsweredView {...props} answer={state.answer} isRenewed={false} />;
  }
}

type TurnFailedProps = TurnViewProps & { failure: TurnFailure; previous: Previous | undefined };

function TurnFailed({ failure, previous, onAskAgain, onRestore }: TurnFailedProps) {
  const strings = useStrings(askStrings);
  const onRetry = () => onAskAgain({});
  if (failure.code === 'cancelled') return <Failure title={strings.cancelled} text="" onRetry={onRetry} />;
  return (
    <>
      <RequestFailure title={strings.failed} error={new ClientError(failure)} onRetry={onRetry} />
      {previous !== undefined && (
        <Button type="link" onClick={() => onRestore(previous)}>
          {strings.backToPrevious}
        </Button>
      )}
    </>
  );
}
