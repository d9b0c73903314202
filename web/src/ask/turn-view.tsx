import { Button } from 'antd';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Answer } from '../../../api/contract.ts';
import { ClientError } from '../client-error.ts';
import { Failure, RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { AnswerView } from './answer-view.tsx';
import { forget, type Turn, type TurnFailure } from './conversation.ts';
import { copyText } from './copy-text.ts';
import { FactChips } from './fact-chips.tsx';
import { valuesOf, withFact, withoutFact, type Fact } from './fact-values.ts';
import { Feedback } from './feedback.tsx';
import type { OpenCitation } from './marked-text.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { RefusalView } from './refusal-view.tsx';
import { askStrings } from './strings.ts';

interface TurnViewProps {
  turn: Turn;
  isLast: boolean;
  progress: string;
  vocabulary: readonly Fact[];
  onAskAgain: (change: Partial<Turn>) => void;
  onAsk: (question: string) => void;
  onOpen: OpenCitation;
}

/** A question and what came of it. */
export function TurnView(props: TurnViewProps) {
  const { turn, isLast } = props;
  const strings = useStrings(askStrings);
  const article = useRef<HTMLElement>(null);
  const { kind } = turn.state;
  const shown = useRef(kind);
  useEffect(() => {
    const isChange = shown.current !== kind;
    shown.current = kind;
    if (!isChange && !(isLast && kind === 'asking')) return;
    article.current?.scrollIntoView({ block: 'start' });
    // The button that asked anew is gone: whoever uses the keyboard goes on at the answer.
    if (document.activeElement === document.body) article.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-deps -- a turn that stops being the last does not move the page.
  }, [kind]);
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
  const { turn, progress, onAskAgain } = props;
  const strings = useStrings(askStrings);
  switch (turn.state.kind) {
    case 'asking':
      return (
        <div className="answer asking" role="status">
          <span className="spinner" aria-hidden="true" />
          <span lang="zh-CN">{progress === '' ? strings.working : progress}</span>
        </div>
      );
    case 'failed':
      return <TurnFailed failure={turn.state.failure} onRetry={() => onAskAgain({})} />;
    case 'answered':
      return <Answered {...props} answer={turn.state.answer} />;
  }
}

function TurnFailed({ failure, onRetry }: { failure: TurnFailure; onRetry: () => void }) {
  const strings = useStrings(askStrings);
  return failure.code === 'cancelled' ? (
    <Failure title={strings.cancelled} text="" onRetry={onRetry} />
  ) : (
    <RequestFailure title={strings.failed} error={new ClientError(failure)} onRetry={onRetry} />
  );
}

function Answered(props: TurnViewProps & { answer: Answer }) {
  const { turn, answer, vocabulary, onAskAgain, onOpen, onAsk } = props;
  const strings = useStrings(askStrings);
  const known = { ...valuesOf(answer.facts), ...turn.carried };
  const chips = (
    <FactChips
      used={answer.facts}
      own={turn.given}
      carried={turn.carried}
      vocabulary={vocabulary}
      onChange={(factId, value) => onAskAgain({ given: { ...turn.given, [factId]: value } })}
      onForget={(fact) => onAskAgain(forget(turn, fact))}
      onWithdraw={(factId) =>
        onAskAgain({ given: withoutFact(turn.given, factId), carried: withoutFact(turn.carried, factId) })
      }
    />
  );
  return (
    <section className={`answer answer-${answer.status}`} aria-label={strings.answered}>
      <p className="visually-hidden" role="status">
        {answer.refusal?.message ?? answer.total?.text ?? strings.answered}
      </p>
      {answer.status === 'refused' ? (
        <RefusalView answer={answer} onAsk={onAsk}>
          {chips}
        </RefusalView>
      ) : (
        <AnswerView answer={answer} onOpen={onOpen}>
          <MissingFacts
            missing={answer.missingFacts}
            vocabulary={vocabulary}
            onUse={(factId, value) => onAskAgain({ given: withFact(turn.given, known, factId, value) })}
          />
          {chips}
        </AnswerView>
      )}
      <footer className="answer-foot">
        <small>{strings.took(answer.asOf)}</small>
        <CopyButton text={copyText(turn.question, answer)} />
        <Feedback question={turn.question} answer={answer} />
      </footer>
    </section>
  );
}

function CopyButton({ text }: { text: string }) {
  const strings = useStrings(askStrings);
  const [outcome, setOutcome] = useState<'copied' | 'copyFailed' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      // Refused by the reader's browser, or served without TLS to another machine.
      setOutcome('copyFailed');
    }
  };
  return (
    <>
      <Button size="small" onClick={() => void copy()}>
        {strings.copy}
      </Button>
      <span role="status">{outcome === null ? '' : strings[outcome]}</span>
    </>
  );
}
