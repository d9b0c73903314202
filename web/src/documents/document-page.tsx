import { useCallback } from 'react';
import { Link } from 'wouter';
import { readDocument } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { loadDocuments } from '../source/documents.ts';
import { useRequest } from '../source/use-request.ts';
import { layoutStrings } from '../strings.ts';
import { Reader } from './reader.tsx';
import { documentStrings } from './strings.ts';

/** One document, once it and the list of the others are there. */
export function DocumentPage({ documentId }: { documentId: string }) {
  const { pages } = useStrings(layoutStrings);
  const strings = useStrings(documentStrings);
  const load = useCallback(
    async (signal: AbortSignal) => {
      const [document, library] = await Promise.all([readDocument(documentId, { signal }), loadDocuments()]);
      return { document, library };
    },
    [documentId],
  );
  const [requested, retry] = useRequest(load);
  switch (requested.kind) {
    case 'loading':
      return <p role="status">{strings.loading}</p>;
    case 'failed':
      return (
        <>
          <h1>{pages.documents}</h1>
          <RequestFailure title={strings.documentFailed} error={requested.error} onRetry={retry} />
          <p>
            <Link href="/documents">{strings.all}</Link>
          </p>
        </>
      );
    case 'open':
      return <Reader {...requested.value} />;
  }
}
