import { useEffect, useMemo } from 'react';
import { useSearchParams } from 'wouter';
import { newId } from '../new-id.ts';
import { ConversationView } from './conversation-view.tsx';
import '../award/award.css';
import '../facts/facts.css';
import '../source/source.css';
import './ask.css';
import { emptyConversation, withQuestion } from './conversation.ts';
import { loadConversation, saveConversation } from './conversation-store.ts';
import { Welcome } from './welcome.tsx';

/**
 * Asking. `/?c=<id>` is a conversation of this tab, so that reloading and the back button keep it; `/?q=<question>` asks
 * at once, for links from other pages.
 */
export function AskPage() {
  const [parameters, setParameters] = useSearchParams();
  const id = parameters.get('c');
  const linked = parameters.get('q');
  const begin = (question: string, asOf: string | null, replace: boolean) => {
    const started = newId();
    saveConversation(started, { ...withQuestion(emptyConversation, newId(), question), asOf });
    setParameters({ c: started }, { replace });
  };
  useEffect(() => {
    // Replaced: going back must not ask it again.
    if (id === null && linked !== null && linked.trim() !== '') begin(linked, null, true);
    // oxlint-disable-next-line react/exhaustive-deps -- `begin` is new with every drawing and the same in what it does.
  }, [id, linked]);
  const isKept = useMemo(() => id !== null && loadConversation(id).turns.length > 0, [id]);
  return id === null || !isKept ? (
    <Welcome isLost={id !== null} onAsk={(question, asOf) => begin(question, asOf, false)} />
  ) : (
    <ConversationView key={id} id={id} onRestart={() => setParameters({})} />
  );
}
