/** A repair of a mistyped character, for display. */
export interface Repair {
  from: string;
  to: string;
}
