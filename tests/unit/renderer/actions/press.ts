import type { DispatchedPress } from '../../../../src/renderer/src/actions/dispatcher.ts'

/** A press as a keyboard gives it; say only what matters. */
export const press = (key: string, rest: Partial<DispatchedPress> = {}): DispatchedPress => ({
  key,
  code: /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : /^\d$/.test(key) ? `Digit${key}` : key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  altGraph: false,
  repeat: false,
  timeStamp: 0,
  typing: false,
  ...rest,
})
