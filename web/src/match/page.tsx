import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';

export function MatchPage() {
  const strings = useStrings(layoutStrings);
  return <h1>{strings.pages.match}</h1>;
}
