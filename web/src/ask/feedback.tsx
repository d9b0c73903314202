import { Button, Input } from 'antd';
import { useState } from 'react';
import type { FeedbackReason } from '../../../api/contract-feedback.ts';
import type { Answer } from '../../../api/contract.ts';
import { sendFeedback } from '../client.ts';
import { useStrings } from '../i18n/index.ts';
import { askStrings } from './strings.ts';

type Stage = 'open' | 'explaining' | 'sending' | 'stored' | 'failed';

const reasons: readonly FeedbackReason[] = [
  'wrongAmount',
  'wrongClause',
  'misread',
  'incomplete',
  'shouldAnswer',
  'unclear',
  'other',
];

/** Whether an answer helped, and what was wrong where it did not. */
export function Feedback({ question, answer }: { question: string; answer: Answer }) {
  const strings = useStrings(askStrings);
  const [stage, setStage] = useState<Stage>('open');
  const send = (judgement: { helpful: boolean; reason?: FeedbackReason; comment?: string }) => {
    setStage('sending');
    const { status, text, asOf, knowledgeBase } = answer;
    const shown = { status, text: text.slice(0, 20_000), asOf, version: knowledgeBase.version };
    sendFeedback({ ...judgement, question, answer: shown }).then(
      () => setStage('stored'),
      () => setStage('failed'),
    );
  };
  if (stage === 'stored') {
    return (
      <span role="status" tabIndex={-1} ref={takeFocus}>
        {strings.thanks}
      </span>
    );
  }
  return (
    <>
      <Button size="small" disabled={stage === 'sending'} onClick={() => send({ helpful: true })}>
        {strings.helpful}
      </Button>
      <Button
        size="small"
        disabled={stage === 'sending'}
        aria-expanded={stage === 'explaining'}
        onClick={() => setStage(stage === 'explaining' ? 'open' : 'explaining')}
      >
        {strings.unhelpful}
      </Button>
      {stage === 'failed' && (
        <span role="alert" tabIndex={-1} ref={takeFocus}>
          {strings.feedbackFailed}
        </span>
      )}
      {stage === 'explaining' && <Explanation onSend={(told) => send({ helpful: false, ...told })} />}
    </>
  );
}

/** For whoever uses the keyboard: the button that sent it is gone. Who has moved on meanwhile is left alone. */
function takeFocus(message: HTMLElement | null): void {
  if (document.activeElement === document.body) message?.focus({ preventScroll: true });
}

function Explanation({ onSend }: { onSend: (told: { reason: FeedbackReason; comment?: string }) => void }) {
  const strings = useStrings(askStrings);
  const [reason, setReason] = useState<FeedbackReason | null>(null);
  const [comment, setComment] = useState('');
  return (
    <form
      className="explanation"
      onSubmit={(event) => {
        event.preventDefault();
        if (reason !== null) onSend(comment.trim() === '' ? { reason } : { reason, comment: comment.trim() });
      }}
    >
      <fieldset className="choices">
        <legend>{strings.why}</legend>
        {reasons.map((one) => (
          <Button
            key={one}
            size="small"
            type={reason === one ? 'primary' : 'default'}
            aria-pressed={reason === one}
            onClick={() => setReason(one)}
          >
            {strings.reasons[one]}
          </Button>
        ))}
      </fieldset>
      <Input
        aria-label={strings.comment}
        placeholder={strings.comment}
        maxLength={1000}
        value={comment}
        onChange={(event) => setComment(event.target.value)}
      />
      <small>{strings.feedbackStored}</small>
      <Button size="small" type="primary" htmlType="submit" disabled={reason === null}>
        {strings.submit}
      </Button>
    </form>
  );
}
