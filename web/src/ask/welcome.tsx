import { useState } from 'react';
import { useStrings } from '../i18n/index.ts';
import { AsOfPicker } from '../as-of-picker.tsx';
import { QuestionBox } from './question-box.tsx';
import { askStrings } from './strings.ts';
import { useLibrary } from '../source/library.ts';
import { Suggestions } from './suggestions.tsx';

interface WelcomeProps {
  /** The address names a conversation that this tab does not have. */
  isLost: boolean;
  onAsk: (question: string, asOf: string | null) => void;
}

/** Before the first question: what this is, what it knows, and what can be asked. */
export function Welcome({ isLost, onAsk }: WelcomeProps) {
  const strings = useStrings(askStrings);
  const { documents, awards } = useLibrary();
  const [asOf, setAsOf] = useState<string | null>(null);
  return (
    <div className="welcome">
      {isLost && (
        <p className="lost" role="note">
          {strings.lost}
        </p>
      )}
      <h1>{strings.title}</h1>
      <p>{strings.intro}</p>
      <QuestionBox
        placeholder={strings.placeholder}
        rows={2}
        asking={false}
        onAsk={(question) => onAsk(question, asOf)}
        onCancel={() => undefined}
      />
      <div className="toolbar">
        <AsOfPicker asOf={asOf} onChange={setAsOf} />
        {documents.length > 0 && <small>{strings.library(documents.length, awards.length)}</small>}
      </div>
      <Suggestions onAsk={(question) => onAsk(question, asOf)} />
    </div>
  );
}
