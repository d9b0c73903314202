import { Button } from 'antd';
import { listAwards } from '../client.ts';
import { useStrings } from '../i18n/index.ts';
import { loadOnce, useLoaded } from '../load-once.ts';
import { loadDocuments, shortTitle } from '../source/documents.ts';
import { searchStrings } from './strings.ts';

/** Of what the library holds: subjects of awards from different documents, and addresses of clauses. */
const loadExamples = loadOnce(async () => {
  const [{ awards }, documents] = await Promise.all([listAwards(), loadDocuments()]);
  const firsts = documents.flatMap((document) => {
    const award = awards.find(({ documentId }) => documentId === document.documentId);
    return award === undefined
      ? []
      : [{ subject: award.title, address: shortTitle(document) + award.locator }];
  });
  return [...firsts.map(({ subject }) => subject), ...firsts.map(({ address }) => address)];
});

/** What one can look for, before anything was. */
export function Examples({ onSearch }: { onSearch: (q: string) => void }) {
  const strings = useStrings(searchStrings);
  const examples = useLoaded(loadExamples) ?? [];
  if (examples.length === 0) return null;
  return (
    <section className="examples" aria-labelledby="examples">
      <h2 id="examples">{strings.examples}</h2>
      <ul lang="zh-CN">
        {examples.map((example) => (
          <li key={example}>
            <Button onClick={() => onSearch(example)}>{example}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
