import './key-cap.css'

/** A key as it is printed on the keyboard; nothing without keys. A sequence or a modifier stays in one cap: `G W`, `Ctrl K`. */
export const KeyCap = ({ keys }: { readonly keys: string }) =>
  keys === '' ? null : <kbd className="key-cap">{keys}</kbd>
