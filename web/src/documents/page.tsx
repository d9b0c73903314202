import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';

export function DocumentsPage() {
  const strings = useStrings(layoutStrings);
  return <h1>{strings.pages.documents}</h1>;
}
