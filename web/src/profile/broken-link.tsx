import { Alert, Button } from 'antd';
import { useStrings } from '../i18n/index.ts';
import { profileStrings } from './strings.ts';

/** Said where the address holds facts that cannot be read, instead of silently beginning with none. */
export function BrokenLink({ onDismiss }: { onDismiss: () => void }) {
  const strings = useStrings(profileStrings);
  return (
    <Alert
      className="broken-link"
      type="error"
      showIcon
      title={strings.brokenTitle}
      description={strings.brokenText}
      action={<Button onClick={onDismiss}>{strings.dismiss}</Button>}
    />
  );
}
