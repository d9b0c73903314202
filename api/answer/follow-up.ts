import type { AskRequest } from '../contract.ts';

type History = NonNullable<AskRequest['history']>;

/** A question with what earlier turns supply. */
export interface Contextual {
  /** The last question alone. */
  focus: string;
  /** Earlier user questions that it leans on, oldest first; empty when it stands alone. */
  context: string[];
}

const OPENS_AS_FOLLOW_UP =
  /^(那|那么|然后|还有|另外|如果|要是|换成|换作|假如|同样|再|又|也|其中|还(是|能|要|需)|有效期)/;
const CLOSES_AS_FOLLOW_UP = /(的呢|呢|又如何|怎么样|也(是|能|可以)?(吗|么)?)[？?。]?$/;
/** 今年又升成小巨人了，还能补多少: what comes on top of what was said. */
const GOES_ON = /又(?:升|评|拿|获|得|被)|还能(?:再)?(?:补|拿|领|得|享受)/;
const REFERS_BACK =
  /(它|这个|这份|这条|这些|这项|该(政策|文件|意见|办法|条|项)|上述|前面|刚才|上面|此条|同一份)/;
/** Longer questions are taken to carry their own subject. */
const SHORT = 16;
const REMEMBERED_TURNS = 3;

function leansBack(question: string): boolean {
  if (REFERS_BACK.test(question) || GOES_ON.test(question)) return true;
  if (OPENS_AS_FOLLOW_UP.test(question) && question.length < 30) return true;
  return question.length < 24 && CLOSES_AS_FOLLOW_UP.test(question);
}

/**
 * Resolves 「那省级的呢？」 against earlier questions. Only the user's own turns are used: an earlier
 * answer is not evidence. `standsAlone` tells whether a short question names a subject by itself.
 */
export function resolveFollowUp(
  question: string,
  history: History | undefined,
  standsAlone: (question: string) => boolean,
): Contextual {
  const earlier = (history ?? []).filter((turn) => turn.role === 'user').map((turn) => turn.content.trim());
  const chain = [...earlier.slice(-REMEMBERED_TURNS), question];
  let first = chain.length - 1;
  while (first > 0 && needsContext(chain[first] ?? '', standsAlone)) first -= 1;
  return { focus: question, context: chain.slice(first, -1) };
}

function needsContext(question: string, standsAlone: (question: string) => boolean): boolean {
  if (leansBack(question)) return true;
  return question.length < SHORT && !standsAlone(question);
}
