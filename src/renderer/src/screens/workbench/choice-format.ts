/** Reads what was kept, and writes it. What cannot be read any more is as if it had never been kept. */
export interface ChoiceFormat<T> {
  readonly read: (kept: string | undefined) => T
  readonly write: (value: T) => string
}

export const yesOrNo: ChoiceFormat<boolean> = { read: (kept) => kept === 'yes', write: (on) => (on ? 'yes' : 'no') }
