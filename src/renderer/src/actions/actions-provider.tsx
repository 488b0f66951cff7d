import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { catalogue, type ActionId } from './catalogue/index.ts'
import { showKeys } from './chord.ts'
import { createDispatcher } from './dispatcher.ts'
import { capOf, readKeyboardLayout, type KeyboardLayout } from './keyboard-layout.ts'
import type { Keymap } from './keymap.ts'
import { createKeymapStore, type KeyChoice, type KeymapStore } from './keymap-store.ts'
import { pressOfEvent } from './press-of-event.ts'
import { createPressReader, type PressReader } from './press-reader.ts'
import { createRegistry, type Action, type Offer, type Registry } from './registry.ts'

interface ActionParts {
  readonly registry: Registry
  readonly keymap: KeymapStore
  readonly reader: PressReader
  readonly layout: KeyboardLayout
}

const ActionContext = createContext<ActionParts | null>(null)

const useParts = (): ActionParts => {
  const parts = useContext(ActionContext)
  if (!parts) throw new TypeError('Used outside of ActionsProvider')
  return parts
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)))

/** Enter and Space on a focused control are that control's own; with Control or Command they are not. */
const belongsToControl = (event: KeyboardEvent): boolean =>
  (event.key === 'Enter' || event.key === ' ') &&
  !event.ctrlKey &&
  !event.metaKey &&
  event.target instanceof HTMLElement &&
  event.target.closest('button, a, summary, input[type=checkbox], input[type=radio], [role=option]') !== null

/** The layout of the keyboard, asked for again when the window comes back: it may have been changed elsewhere. */
const useLayout = (): KeyboardLayout => {
  const [layout, setLayout] = useState<KeyboardLayout>(null)
  useEffect(() => {
    const ask = () => void readKeyboardLayout(navigator).then(setLayout)
    ask()
    window.addEventListener('focus', ask)
    return () => window.removeEventListener('focus', ask)
  }, [])
  return layout
}

/** Holds the actions of all that is on screen and hands them the keys. While a dialog is open it keeps the keys to itself. */
export const ActionsProvider = ({ isMac, children }: { readonly isMac: boolean; readonly children: ReactNode }) => {
  const [reader] = useState(() => createPressReader(isMac))
  const layout = useLayout()
  const [keymap] = useState(createKeymapStore)
  const [registry] = useState(() => createRegistry((id) => ({ ...catalogue[id], keys: keymap.get()[id] })))
  useEffect(() => keymap.subscribe(registry.refresh), [keymap, registry])
  useEffect(() => {
    const dispatch = createDispatcher(registry, reader)
    // Before the dialog has the key: Escape takes it away, and is not to leave the screen behind it too.
    let isForDialog = false
    const look = () => {
      isForDialog = document.querySelector('[role=dialog][aria-modal=true]') !== null
    }
    const listen = (event: KeyboardEvent) => {
      const press = pressOfEvent(event)
      if (press === null || event.defaultPrevented || belongsToControl(event) || isForDialog) return
      const { repeat, timeStamp, target } = event
      if (dispatch({ ...press, repeat, timeStamp, typing: isTyping(target) }) !== 'ignored') event.preventDefault()
    }
    window.addEventListener('keydown', look, true)
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', look, true)
      window.removeEventListener('keydown', listen)
    }
  }, [registry, reader])
  const parts = useMemo(() => ({ registry, keymap, reader, layout }), [registry, keymap, reader, layout])
  return <ActionContext value={parts}>{children}</ActionContext>
}

/**
 * Offers actions while the component is mounted, above those of the components around it.
 *
 * @param offers - Memoise the list: a new one takes the place of the old.
 */
export const useActions = (offers: readonly Offer[]): void => {
  const { registry } = useParts()
  useEffect(() => registry.add(offers), [registry, offers])
}

/** Every action on offer, the innermost first. */
export const useAllActions = (): readonly Action[] => {
  const { registry } = useParts()
  return useSyncExternalStore(registry.subscribe, registry.all)
}

/** The keys of every action, offered here or not. */
export const useKeymap = (): Keymap => {
  const { keymap } = useParts()
  return useSyncExternalStore(keymap.subscribe, keymap.get)
}

/** What the person chose for keys, and how to choose anew. */
export const useKeyChoice = (): Pick<KeymapStore, 'choose'> & { readonly choice: KeyChoice } => {
  const { keymap } = useParts()
  const choice = useSyncExternalStore(keymap.subscribe, keymap.choice)
  return useMemo(() => ({ choice, choose: keymap.choose }), [choice, keymap])
}

/** How presses are read here, and which keys every action has now. For those who take keys before the actions do. */
export const useKeyReading = () => {
  const { reader, keymap } = useParts()
  return useMemo(() => ({ reader, keysOf: (id: ActionId) => keymap.get()[id] }), [reader, keymap])
}

/** Writes keys as this system and this keyboard do: `Ctrl K` or `⌘ K`. */
export const useShowKeys = (): ((keys: string) => string) => {
  const { reader, layout } = useParts()
  return useMemo(() => (keys: string) => showKeys(keys, reader.isMac, (key) => capOf(key, layout)), [reader, layout])
}

/** The first keys of an action as this system writes them, empty when it has none. For caps and hints on buttons. */
export const useHints = (): ((id: ActionId) => string) => {
  const show = useShowKeys()
  const now = useKeymap()
  return useMemo(
    () => (id: ActionId) => {
      const [keys] = now[id]
      return keys === undefined ? '' : show(keys)
    },
    [now, show],
  )
}
