/** Longest caption in use: 支持构建国际商务与科技服务平台 is 16 characters; twice that is a sentence. */
const LONGEST_CAPTION = 26;
/** 本意见自发布后30日施行。原…: the instrument speaks about itself; that is no caption. */
const SELF_REFERENCE = /^本[意办规细方通实政条措计]/;

/** Title of a heading line without closing punctuation. */
export function titleOf(rest: string): string {
  return rest.replace(/[。：:；;\s]+$/, '').replace(/\s+/g, ' ');
}

/**
 * The caption a clause opens with (加强上市培育。…): the words before the first full stop, if they are
 * few and something follows. Empty where the clause has none.
 */
export function captionOf(rest: string): string {
  const stop = rest.indexOf('。');
  const caption = rest.slice(0, Math.max(0, stop));
  const follows = rest.slice(stop + 1).trim() !== '';
  return follows && caption.length <= LONGEST_CAPTION && !SELF_REFERENCE.test(caption) ? caption : '';
}
