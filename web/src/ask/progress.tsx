import { useStrings } from '../i18n/index.ts';
import { askStrings } from './strings.ts';

/** What the server is doing; `remark` where something else is shown meanwhile. */
export function Progress({ message, remark }: { message: string; remark?: string }) {
  const strings = useStrings(askStrings);
  return (
    <div className="asking" role="status">
      <span className="spinner" aria-hidden="true" />
      <span>
        <span lang="zh-CN">{message === '' ? strings.working : message}</span>
        {remark !== undefined && <span className="asking-remark">{remark}</span>}
      </span>
    </div>
  );
}
