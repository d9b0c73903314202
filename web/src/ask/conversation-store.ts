import { Conversation, emptyConversation } from './conversation.ts';

const keyOf = (id: string) => `cewen.conversation.${id}`;

/** The conversation as this tab kept it; an empty one where it kept none, or one of an older version of the page. */
export function loadConversation(id: string | null): Conversation {
  if (id === null) return emptyConversation;
  try {
    const parsed = Conversation.safeParse(JSON.parse(sessionStorage.getItem(keyOf(id)) ?? 'null'));
    return parsed.success ? parsed.data : emptyConversation;
  } catch {
    return emptyConversation;
  }
}

/** Kept until the tab is closed, and in this tab alone: questions can hold what others must not read. */
export function saveConversation(id: string, conversation: Conversation): void {
  try {
    sessionStorage.setItem(keyOf(id), JSON.stringify(conversation));
  } catch {
    // Full or switched off: the conversation then lasts as long as the page.
  }
}
