import './key-cap.css'

/** A key as it is printed on the keyboard. A sequence or a modifier stays in one cap: `G W`, `Ctrl K`. */
export const KeyCap = ({ keys }: { readonly keys: string }) => <kbd className="key-cap">{keys}</kbd>
