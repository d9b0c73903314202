import { Button, Drawer } from 'antd';
import type { Citation } from '../../../api/contract.ts';
import { useStrings } from '../i18n/index.ts';
import { useEscape } from './use-escape.ts';
import { useFocusReturn } from './use-focus-return.ts';
import { useMedia } from './use-media.ts';
import { SourcePanel } from './source-panel.tsx';
import { sourceStrings } from './strings.ts';

/** Beside the answer where there is room, over it where there is none. */
export function SourceAside({ citation, onClose }: { citation: Citation | null; onClose: () => void }) {
  const strings = useStrings(sourceStrings);
  const isWide = useMedia('(min-width: 1100px)');
  useFocusReturn(citation);
  useEscape(isWide && citation !== null, onClose);
  if (!isWide) {
    return (
      <Drawer open={citation !== null} onClose={onClose} title={strings.source} placement="bottom" size="80%">
        {citation !== null && <SourcePanel citation={citation} />}
      </Drawer>
    );
  }
  if (citation === null) return null;
  return (
    <aside className="source" aria-label={strings.source}>
      <div className="source-bar">
        <h2>{strings.source}</h2>
        <Button size="small" onClick={onClose}>
          {strings.close}
        </Button>
      </div>
      <SourcePanel citation={citation} />
    </aside>
  );
}
