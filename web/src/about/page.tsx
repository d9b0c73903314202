import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';

export function AboutPage() {
  const strings = useStrings(layoutStrings);
  return <h1>{strings.pages.about}</h1>;
}
