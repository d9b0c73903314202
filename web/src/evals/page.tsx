import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';

export function EvalsPage() {
  const strings = useStrings(layoutStrings);
  return <h1>{strings.pages.evals}</h1>;
}
