import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';

export function SearchPage() {
  const strings = useStrings(layoutStrings);
  return <h1>{strings.pages.search}</h1>;
}
