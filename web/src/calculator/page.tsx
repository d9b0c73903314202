import { useStrings } from '../i18n/index.ts';
import { layoutStrings } from '../strings.ts';

export function CalculatorPage() {
  const strings = useStrings(layoutStrings);
  return <h1>{strings.pages.calculator}</h1>;
}
