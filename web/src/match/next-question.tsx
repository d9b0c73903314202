import { Button } from 'antd';
import { useState } from 'react';
import type { FactValue, MissingFact } from '../../../api/contract.ts';
import { FactForm } from '../facts/fact-input.tsx';
import { withFact, type Fact } from '../facts/fact-values.ts';
import { fieldOf } from '../facts/vocabulary.ts';
import { useStrings } from '../i18n/index.ts';
import type { Profile } from '../profile/use-profile.ts';
import { matchStrings } from './strings.ts';

interface NextQuestionProps {
  questions: readonly MissingFact[];
  vocabulary: readonly Fact[];
  profile: Profile;
  isEmpty: boolean;
  decided: number;
  undecided: number;
}

/** The question that would decide most, with how far the decision is. */
export function NextQuestion(props: NextQuestionProps) {
  const { questions, vocabulary, profile, isEmpty, decided, undecided } = props;
  const strings = useStrings(matchStrings);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const next = questions.find(({ factId }) => !skipped.includes(factId));
  const use = (factId: string, value: FactValue) =>
    profile.setFacts(withFact(profile.facts, {}, factId, value), true);
  const all = decided + undecided;
  return (
    <section className="next" aria-label={strings.next}>
      <div className="next-head">
        <h2>{strings.next}</h2>
        <span className="next-progress">
          <progress max={all} value={decided} aria-label={strings.decided(decided, all)} />
          <small>{strings.decided(decided, all)}</small>
        </span>
      </div>
      {isEmpty && <p className="next-hint">{strings.startHint}</p>}
      {next === undefined ? (
        <NothingToAsk isSkipped={questions.length > 0} onAskAgain={() => setSkipped([])} />
      ) : (
        <Question
          key={next.factId}
          {...{ next, vocabulary }}
          onUse={(value) => use(next.factId, value)}
          onSkip={() => setSkipped([...skipped, next.factId])}
        />
      )}
    </section>
  );
}

function NothingToAsk({ isSkipped, onAskAgain }: { isSkipped: boolean; onAskAgain: () => void }) {
  const strings = useStrings(matchStrings);
  if (!isSkipped) return <p>{strings.noQuestion}</p>;
  return (
    <p>
      {strings.allSkipped} <Button onClick={onAskAgain}>{strings.askSkipped}</Button>
    </p>
  );
}

function Question(props: {
  next: MissingFact;
  vocabulary: readonly Fact[];
  onUse: (value: FactValue) => void;
  onSkip: () => void;
}) {
  const { next, vocabulary, onUse, onSkip } = props;
  const strings = useStrings(matchStrings);
  const field = fieldOf(vocabulary, next);
  return (
    <>
      <p className="next-question-text" lang="zh-CN">
        {next.question}
      </p>
      <div className="next-answer">
        {/* The vocabulary may arrive after the question: the input then is another one. */}
        <FactForm key={field.kind} field={field} onUse={onUse} />
        {field.kind === 'list' && <Button onClick={() => onUse([])}>{strings.none}</Button>}
        <Button onClick={onSkip}>{strings.skip}</Button>
      </div>
    </>
  );
}
