import type { About } from '../../../api/contract-about.ts';
import { useStrings } from '../i18n/index.ts';
import { aboutStrings } from './strings.ts';

/** As this server is set up, not as it could be. */
export function Privacy({ about: { languageModel, logsQuestions } }: { about: About }) {
  const strings = useStrings(aboutStrings);
  const isRemote = languageModel !== null && !languageModel.local;
  const kept = [
    isRemote ? strings.privacyExceptRemote : strings.privacyLocal,
    ...(languageModel?.local === true ? [strings.privacyModelLocal(languageModel.name)] : []),
    logsQuestions ? strings.privacyLog : strings.privacyNoLog,
    strings.privacyTab,
    strings.privacyFeedback,
    strings.privacyEvals,
    strings.privacyPage,
  ];
  return (
    <section aria-labelledby="privacy">
      <h2 id="privacy">{strings.privacy}</h2>
      {isRemote && (
        <p className="notice" role="note">
          {strings.privacyModelRemote(languageModel.name)}
        </p>
      )}
      <ul className="sheet said">
        {kept.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
