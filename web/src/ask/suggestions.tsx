import { Button } from 'antd';
import { useStrings } from '../i18n/index.ts';
import { shortTitle } from '../source/documents.ts';
import { useLibrary, type Library } from '../source/library.ts';
import { askStrings } from './strings.ts';

/** An award with an amount from each document in turn, and one document as a whole. */
const mostAwards = 4;

/** Questions made of what the library holds. */
export function Suggestions({ onAsk }: { onAsk: (question: string) => void }) {
  const strings = useStrings(askStrings);
  const questions = suggest(useLibrary(), strings);
  if (questions.length === 0) return null;
  return (
    <section role="group" className="suggestions" aria-label={strings.suggestions} lang="zh-CN">
      <p className="suggestions-title">{strings.suggestions}</p>
      <span className="choices">
        {questions.map((question) => (
          <Button key={question} onClick={() => onAsk(question)}>
            {question}
          </Button>
        ))}
      </span>
    </section>
  );
}

function suggest({ documents, awards }: Library, strings: (typeof askStrings)['zh']): string[] {
  const stated = awards.filter(({ amountStated }) => amountStated);
  const byDocument = documents.map(({ documentId }) =>
    stated.filter((award) => award.documentId === documentId),
  );
  const inTurn = [0, 1, 2].flatMap((at) => byDocument.flatMap((list) => list.slice(at, at + 1)));
  const amounts = inTurn.slice(0, mostAwards).map(({ title }) => strings.suggestAmount(title));
  const [document] = documents;
  return document === undefined ? amounts : [...amounts, strings.suggestDocument(shortTitle(document))];
}
