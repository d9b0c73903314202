import type { Answer } from '../../../api/contract.ts';
import { awardStrings } from '../award/strings.ts';
import { commonVerdict } from '../award/verdict.ts';
import { useStrings } from '../i18n/index.ts';
import { CopyButton } from '../source/copy-button.tsx';
import { AnswerView } from './answer-view.tsx';
import { withdraw } from './conversation.ts';
import { copyText } from './copy-text.ts';
import { FactChips } from './fact-chips.tsx';
import { valuesOf, withFact } from '../facts/fact-values.ts';
import { Feedback } from './feedback.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { Progress } from './progress.tsx';
import { RefusalView } from './refusal-view.tsx';
import { askStrings } from './strings.ts';
import { forget } from './taken-back.ts';
import type { TurnViewProps } from './turn-view.tsx';

type AnsweredViewProps = TurnViewProps & {
  answer: Answer;
  /** While the next answer is on its way: this one stays, so that nothing jumps, and says that it is the former one. */
  isRenewed: boolean;
};

/** An answer, what it rests on, what it still has to know, and what can be done with it. */
export function AnsweredView(props: AnsweredViewProps) {
  const { answer, isRenewed, onAsk, onOpen } = props;
  const strings = useStrings(askStrings);
  const words = useStrings(awardStrings);
  const verdict = commonVerdict(answer.awards, answer.notices);
  const said = answer.refusal?.message ?? (verdict === null ? answer.total?.text : undefined);
  const spoken = verdict === null ? strings.answered : words.outcome[verdict];
  return (
    <section
      role="group"
      className={`answer answer-${answer.status}${isRenewed ? ' answer-former' : ''}`}
      aria-label={strings.answered}
      aria-busy={isRenewed}
    >
      <p className="visually-hidden" role="status">
        {!isRenewed && (said === undefined ? spoken : <span lang="zh-CN">{said}</span>)}
      </p>
      {isRenewed && <Progress message={props.progress} remark={strings.renewing} />}
      {answer.status === 'refused' ? (
        <RefusalView answer={answer} onAsk={onAsk}>
          <Chips {...props} />
        </RefusalView>
      ) : (
        <AnswerView answer={answer} onOpen={onOpen}>
          <Missing {...props} />
          <Chips {...props} />
        </AnswerView>
      )}
      <Foot {...props} />
    </section>
  );
}

function Missing({ turn, answer, vocabulary, onAskAgain }: AnsweredViewProps) {
  const known = { ...valuesOf(answer.facts), ...turn.carried };
  return (
    <MissingFacts
      missing={answer.missingFacts}
      vocabulary={vocabulary}
      onUse={(factId, value) => onAskAgain({ given: withFact(turn.given, known, factId, value) })}
    />
  );
}

function Chips({ turn, told, answer, vocabulary, onAskAgain }: AnsweredViewProps) {
  return (
    <FactChips
      used={answer.facts}
      own={turn.given}
      carried={turn.carried}
      told={told}
      vocabulary={vocabulary}
      onChange={(factId, value) => onAskAgain({ given: { ...turn.given, [factId]: value } })}
      onForget={(fact) => onAskAgain(forget(turn.question, turn, fact))}
      onWithdraw={(factId) => onAskAgain(withdraw(turn, factId, told))}
    />
  );
}

function Foot({ turn, answer }: AnsweredViewProps) {
  const strings = useStrings(askStrings);
  return (
    <footer className="answer-foot">
      <small>{strings.took(answer.asOf)}</small>
      <CopyButton label={strings.copy} text={copyText(turn.question, answer)} />
      {/* An answer of its own, with nothing said of it yet. */}
      <Feedback key={answer.text} question={turn.question} answer={answer} />
    </footer>
  );
}
