import type { About } from '../../../api/contract-about.ts';
import { useStrings } from '../i18n/index.ts';
import { aboutStrings } from './strings.ts';

/** To be named when something is reported. */
export function Versions({ about }: { about: About }) {
  const strings = useStrings(aboutStrings);
  const { software, knowledgeBase, embeddingModel, languageModel } = about;
  const model =
    languageModel === null
      ? strings.noLanguageModel
      : `${languageModel.name}（${languageModel.local ? strings.local : strings.remote}）`;
  const rows = [
    [strings.software, `${software.name} ${software.version}`],
    [strings.knowledgeBase, knowledgeBase.version],
    [strings.embedding, embeddingModel],
    [strings.languageModel, model],
  ] as const;
  return (
    <section aria-labelledby="versions">
      <h2 id="versions">{strings.versions}</h2>
      <dl className="sheet versions">
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
