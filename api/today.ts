/** Today where the policies apply; a server elsewhere must not be a day off when one begins or ends. */
const beijingDate = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });

/** ISO date. */
export function today(): string {
  return beijingDate.format(new Date());
}
