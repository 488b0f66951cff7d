import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react'
import { catalogue, type ActionId } from './catalogue/index.ts'
import { showKeys } from './chord.ts'
import { createDispatcher, type DispatchedPress } from './dispatcher.ts'
import { createKeymapStore, type KeymapStore } from './keymap-store.ts'
import { createRegistry, type Action, type Offer, type Registry } from './registry.ts'

interface ActionParts {
  readonly registry: Registry
  readonly keymap: KeymapStore
  readonly isMac: boolean
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

const pressOf = (event: KeyboardEvent): DispatchedPress => ({
  key: event.key,
  code: event.code,
  ctrlKey: event.ctrlKey,
  metaKey: event.metaKey,
  shiftKey: event.shiftKey,
  altKey: event.altKey,
  repeat: event.repeat,
  timeStamp: event.timeStamp,
  typing: isTyping(event.target),
})

/** Holds the actions of all that is on screen and hands them the keys. While a dialog is open it keeps the keys to itself. */
export const ActionsProvider = ({ isMac, children }: { readonly isMac: boolean; readonly children: ReactNode }) => {
  const [keymap] = useState(createKeymapStore)
  const [registry] = useState(() => createRegistry((id) => ({ ...catalogue[id], keys: keymap.get()[id] })))
  useEffect(() => keymap.subscribe(registry.refresh), [keymap, registry])
  useEffect(() => {
    const dispatch = createDispatcher(registry, isMac)
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || belongsToControl(event)) return
      if (document.querySelector('[role=dialog][aria-modal=true]')) return
      if (dispatch(pressOf(event)) !== 'ignored') event.preventDefault()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [registry, isMac])
  const parts = useMemo(() => ({ registry, keymap, isMac }), [registry, keymap, isMac])
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

/** The first keys of an action as this system writes them, empty when it has none. For caps and hints on buttons. */
export const useHints = (): ((id: ActionId) => string) => {
  const { keymap, isMac } = useParts()
  const now = useSyncExternalStore(keymap.subscribe, keymap.get)
  return useMemo(
    () => (id: ActionId) => {
      const [keys] = now[id]
      return keys === undefined ? '' : showKeys(keys, isMac)
    },
    [now, isMac],
  )
}

/** Writes keys as this system does: `Ctrl K` or `⌘ K`. */
export const useShowKeys = (): ((keys: string) => string) => {
  const { isMac } = useParts()
  return useMemo(() => (keys: string) => showKeys(keys, isMac), [isMac])
}
