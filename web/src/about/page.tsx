import { useCallback } from 'react';
import { Link } from 'wouter';
import type { About } from '../../../api/contract-about.ts';
import type { DocumentMetadataView } from '../../../api/contract.ts';
import type { FactList } from '../../../api/contract-calculator.ts';
import { listFacts, readAbout } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { loadDocuments } from '../source/documents.ts';
import { usePolled } from '../use-polled.ts';
import './about.css';
import { LibraryTable } from './library-table.tsx';
import { Privacy } from './privacy.tsx';
import { aboutStrings } from './strings.ts';
import { Versions } from './versions.tsx';

interface Told extends FactList {
  about: About;
  documents: readonly DocumentMetadataView[];
}

/** What it holds, what it cannot do, where questions go. */
export function AboutPage() {
  const strings = useStrings(aboutStrings);
  const load = useCallback(async (): Promise<Told> => {
    const [about, documents, { facts }] = await Promise.all([readAbout(), loadDocuments(), listFacts()]);
    return { about, documents, facts };
  }, []);
  const { value, error, reload } = usePolled(load);
  return (
    <div className="about">
      <h1>{strings.title}</h1>
      <p className="lead">{strings.intro}</p>
      <p className="notice" role="note">
        {strings.notice}
      </p>
      {error !== null && <RequestFailure title={strings.failed} error={error} onRetry={reload} />}
      {value !== null && (
        <>
          <LibraryTable about={value.about} documents={value.documents} />
          <Facts facts={value.facts} />
        </>
      )}
      <Limits />
      {value !== null && (
        <>
          <Privacy about={value.about} />
          <Versions about={value.about} />
        </>
      )}
      <section aria-labelledby="programs">
        <h2 id="programs">{strings.programs}</h2>
        <p>
          <a href="/docs">{strings.docs}</a>　<a href="/openapi.json">{strings.openapi}</a>
        </p>
      </section>
    </div>
  );
}

function Facts({ facts }: FactList) {
  const strings = useStrings(aboutStrings);
  return (
    <details className="sheet facts-known">
      <summary>
        {strings.facts}（{facts.length}）
      </summary>
      <ul lang="zh-CN">
        {facts.map(({ id, label }) => (
          <li key={id}>{label}</li>
        ))}
      </ul>
    </details>
  );
}

/** Said before anybody finds out. */
function Limits() {
  const strings = useStrings(aboutStrings);
  return (
    <section aria-labelledby="limits">
      <h2 id="limits">{strings.limits}</h2>
      <ul className="sheet said">
        {strings.limitList.map((limit) => (
          <li key={limit}>{limit}</li>
        ))}
      </ul>
      <p>
        {strings.limitsCheck} <Link href="/evals">{strings.limitsCheckLink}</Link>
      </p>
    </section>
  );
}
