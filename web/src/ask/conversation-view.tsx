import { Button } from 'antd';
import { useState } from 'react';
import type { Citation } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { AsOfPicker } from '../as-of-picker.tsx';
import { toldEarlier } from './conversation.ts';
import { QuestionBox } from './question-box.tsx';
import { SourceAside } from '../source/source-aside.tsx';
import { askStrings } from './strings.ts';
import { TurnView } from './turn-view.tsx';
import { useConversation } from './use-conversation.ts';
import { useVocabulary } from '../facts/vocabulary.ts';

/** Questions and answers, the box for the next question, and the source that is open beside them. */
export function ConversationView({ id, onRestart }: { id: string; onRestart: () => void }) {
  const strings = useStrings(askStrings);
  const control = useConversation(id);
  const vocabulary = useVocabulary();
  const [citation, setCitation] = useState<Citation | null>(null);
  const { conversation, asking, progress } = control;
  return (
    <div className={citation === null ? 'ask' : 'ask ask-with-source'}>
      <div className="conversation">
        <h1 className="visually-hidden">{strings.conversation}</h1>
        <div className="toolbar">
          <Button onClick={onRestart}>{strings.restart}</Button>
          <AsOfPicker asOf={conversation.asOf} onChange={control.setAsOf} />
        </div>
        {conversation.turns.map((turn, index) => (
          <TurnView
            key={turn.id}
            turn={turn}
            told={toldEarlier(conversation, turn)}
            isLast={index === conversation.turns.length - 1}
            progress={progress}
            vocabulary={vocabulary}
            onAskAgain={(change) => control.askAgain(turn.id, change)}
            onRestore={(previous) => control.restore(turn.id, previous)}
            onAsk={control.addQuestion}
            onOpen={setCitation}
          />
        ))}
        <div className="next-question">
          <QuestionBox
            placeholder={strings.further}
            rows={1}
            asking={asking}
            onAsk={control.addQuestion}
            onCancel={control.cancel}
          />
        </div>
      </div>
      <SourceAside citation={citation} onClose={() => setCitation(null)} />
    </div>
  );
}
