import { Button } from 'antd';
import { useRef, useState, type Ref } from 'react';
import type { FactValue, MissingFact } from '../../../api/contract.ts';
import { FactForm } from '../facts/fact-input.tsx';
import { withFact, type Fact } from '../facts/fact-values.ts';
import { fieldOf } from '../facts/vocabulary.ts';
import { useStrings } from '../i18n/index.ts';
import type { Profile } from '../profile/use-profile.ts';
import { matchStrings } from './strings.ts';
import { useFocusAfter } from './use-focus-after.ts';

interface NextQuestionProps {
  questions: readonly MissingFact[];
  vocabulary: readonly Fact[];
  profile: Profile;
  isEmpty: boolean;
  /** How many awards are decided by what was told; null while that is nothing. */
  progress: { decided: number; undecided: number } | null;
}

/** The question that would decide most, with how far the decision is. */
export function NextQuestion(props: NextQuestionProps) {
  const { questions, vocabulary, profile, isEmpty, progress } = props;
  const strings = useStrings(matchStrings);
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const next = questions.find(({ factId }) => !skipped.includes(factId));
  const heading = useRef<HTMLHeadingElement>(null);
  const text = useRef<HTMLParagraphElement>(null);
  const expectFocus = useFocusAfter(next?.factId, () => text.current ?? heading.current);
  const use = (factId: string, value: FactValue) => {
    expectFocus();
    profile.setFacts(withFact(profile.facts, {}, factId, value), true);
  };
  const skip = (factIds: readonly string[]) => {
    expectFocus();
    setSkipped(factIds);
  };
  return (
    <section className="next" aria-label={strings.next}>
      <div className="next-head">
        <h2 ref={heading} tabIndex={-1}>
          {strings.next}
        </h2>
        {progress !== null && <Progress {...progress} />}
      </div>
      {isEmpty && <p className="next-hint">{strings.startHint}</p>}
      {next === undefined ? (
        <NothingToAsk isSkipped={questions.length > 0} onAskAgain={() => skip([])} />
      ) : (
        <Question
          key={next.factId}
          textRef={text}
          {...{ next, vocabulary }}
          onUse={(value) => use(next.factId, value)}
          onSkip={() => skip([...skipped, next.factId])}
        />
      )}
    </section>
  );
}

function Progress({ decided, undecided }: { decided: number; undecided: number }) {
  const strings = useStrings(matchStrings);
  const all = decided + undecided;
  return (
    <span className="next-progress">
      <progress max={all} value={decided} aria-label={strings.decided(decided, all)} />
      <small>{strings.decided(decided, all)}</small>
    </span>
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

interface QuestionProps {
  next: MissingFact;
  vocabulary: readonly Fact[];
  textRef: Ref<HTMLParagraphElement>;
  onUse: (value: FactValue) => void;
  onSkip: () => void;
}

/** The choice of a long list that rules out all the others. */
const noneOption = '以上都没有';

function Question({ next, vocabulary, textRef, onUse, onSkip }: QuestionProps) {
  const strings = useStrings(matchStrings);
  const field = fieldOf(vocabulary, next);
  const { options = [] } = field;
  // Below dozens of choices nobody would see that there is a way past them.
  const canBeNone = field.kind === 'set' && options.includes(noneOption);
  const shown = canBeNone ? { ...field, options: options.filter((one) => one !== noneOption) } : field;
  // The vocabulary may arrive after the question: the input then is another one.
  const form = <FactForm key={field.kind} field={shown} onUse={onUse} />;
  return (
    <>
      <p className="next-question-text" lang="zh-CN" ref={textRef} tabIndex={-1}>
        {next.question}
      </p>
      <div className="next-answer">
        {!canBeNone && form}
        {canBeNone && <Button onClick={() => onUse([noneOption])}>{strings.noneOfThese}</Button>}
        {field.kind === 'list' && <Button onClick={() => onUse([])}>{strings.none}</Button>}
        <Button onClick={onSkip}>{strings.skip}</Button>
        {canBeNone && form}
      </div>
    </>
  );
}
