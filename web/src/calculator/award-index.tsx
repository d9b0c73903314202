import { Input } from 'antd';
import { useSearchParams, Link } from 'wouter';
import type { AwardList } from '../../../api/contract-calculator.ts';
import type { DocumentList } from '../../../api/contract.ts';
import { StatusTag } from '../source/status-tag.tsx';
import { listAwards, listDocuments } from '../client.ts';
import { RequestFailure } from '../failure.tsx';
import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';
import { useLiveRequest } from '../use-live-request.ts';
import { calculatorStrings } from './strings.ts';

type Award = AwardList['awards'][number];
type PolicyDocument = DocumentList['documents'][number];

/** Documents whose awards can be calculated come first. */
async function loadLibrary() {
  const [{ awards }, { documents }] = await Promise.all([listAwards(), listDocuments()]);
  const hasAmounts = ({ documentId }: PolicyDocument) =>
    awards.some((award) => award.documentId === documentId && award.amountStated);
  const sorted = [...documents].sort((a, b) => Number(hasAmounts(b)) - Number(hasAmounts(a)));
  return { awards, documents: sorted };
}

/** All awards by document, to be found by any word of their titles. */
export function AwardIndex() {
  const strings = useStrings(calculatorStrings);
  const { loading } = useStrings(layoutStrings);
  const [parameters, setParameters] = useSearchParams();
  const wanted = parameters.get('q') ?? '';
  const { value, error, retry } = useLiveRequest(loadLibrary);
  const matches = ({ title, documentTitle, locator }: Award) =>
    [title, documentTitle, locator].some((name) => name.includes(wanted.trim()));
  const found = value?.awards.filter(matches) ?? [];
  return (
    <>
      <h1>{strings.title}</h1>
      <p className="page-intro">{strings.intro}</p>
      <Input.Search
        className="award-search"
        allowClear
        aria-label={strings.search}
        placeholder={strings.search}
        value={wanted}
        onChange={({ target }) =>
          setParameters(target.value === '' ? {} : { q: target.value }, { replace: true })
        }
      />
      {error !== null && value === null && (
        <RequestFailure title={strings.listFailed} error={error} onRetry={retry} />
      )}
      {error === null && value === null && <p role="status">{loading}</p>}
      {value !== null && found.length === 0 && <p role="status">{strings.searchNothing}</p>}
      {value?.documents.map((document) => (
        <DocumentAwards
          key={document.documentId}
          document={document}
          awards={found.filter(({ documentId }) => documentId === document.documentId)}
        />
      ))}
    </>
  );
}

/** The awards of one document; those that print an amount come first. */
function DocumentAwards({ document, awards }: { document: PolicyDocument; awards: readonly Award[] }) {
  const strings = useStrings(calculatorStrings);
  if (awards.length === 0) return null;
  const sorted = [...awards].sort((a, b) => Number(b.amountStated) - Number(a.amountStated));
  return (
    <section className="panel award-group" lang="zh-CN" aria-label={document.title}>
      <h2>
        {document.title} <StatusTag status={document.status} />
      </h2>
      <ul>
        {sorted.map(({ awardId, title, locator, amountStated }) => (
          <li key={awardId}>
            <Link href={`/calculator/${encodeURIComponent(awardId)}`}>{title}</Link>
            <small>
              {locator}
              {!amountStated && ` · ${strings.notStated}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
