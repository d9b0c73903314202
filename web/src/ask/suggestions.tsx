import { Button } from 'antd';
import type { AwardList } from '../../../api/contract-calculator.ts';
import type { DocumentList } from '../../../api/contract.ts';
import { listAwards } from '../client.ts';
import { useStrings } from '../i18n/index.ts';
import { loadOnce, useLoaded } from '../load-once.ts';
import { loadDocuments, shortTitle } from '../source/documents.ts';
import { askStrings } from './strings.ts';

type Library = DocumentList & AwardList;

const nothing: Library = { documents: [], awards: [] };
const loadLibrary = loadOnce(async (): Promise<Library> => {
  const [documents, awards] = await Promise.all([loadDocuments(), listAwards()]);
  return { documents, ...awards };
});

/** Documents and awards of the library; empty until they are there, or where they cannot be had. */
export function useLibrary(): Library {
  return useLoaded(loadLibrary) ?? nothing;
}

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
