import { useStrings } from '../i18n/index.ts';
import { calculatorStrings } from './strings.ts';

/** Says of a panel with `is-former` that it shows what was there before the last change. Takes no room of its own. */
export function FormerNote() {
  const strings = useStrings(calculatorStrings);
  return <span className="former-note">{strings.former}</span>;
}
