import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { Answer } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { documentHref } from '../source/document-href.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { askStrings } from './strings.ts';
import { useLibrary } from '../source/library.ts';
import { Suggestions } from './suggestions.tsx';

interface RefusalViewProps {
  answer: Answer;
  onAsk: (question: string) => void;
  children: ReactNode;
}

/** A question that gets no answer: of what sort the reason is, the reason, and what the library does cover. */
export function RefusalView({ answer, onAsk, children }: RefusalViewProps) {
  const strings = useStrings(askStrings);
  const { documents } = useLibrary();
  return (
    <>
      <h3 className="refusal">{strings.refused[answer.refusal?.code ?? 'notCovered']}</h3>
      <p lang="zh-CN">{answer.refusal?.message ?? answer.text}</p>
      {children}
      {documents.length > 0 && (
        <section>
          <h3>{strings.canAsk}</h3>
          <ul className="library" lang="zh-CN">
            {documents.map(({ documentId, title, status }) => (
              <li key={documentId}>
                <Link href={documentHref(documentId)}>{title}</Link> <StatusTag status={status} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <Suggestions onAsk={onAsk} />
    </>
  );
}
