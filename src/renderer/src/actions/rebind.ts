import { catalogue, type ActionId } from './catalogue/index.ts'
import { holdersOf, type Bindings, type Keymap } from './keymap.ts'
import { keymapOf, type KeyChoice } from './keymap-store.ts'
import { keysClash } from './keys.ts'

/** Keys that a person wants for an action. */
export interface Wish {
  readonly id: ActionId
  /** The way they take the place of; null adds a way. */
  readonly replaces: string | null
  readonly keys: string
}

const placed = (now: readonly string[], { replaces, keys }: Wish): readonly string[] => {
  const others = now.filter((held) => held !== keys)
  return replaces === null || !others.includes(replaces)
    ? [...others, keys]
    : others.map((held) => (held === replaces ? keys : held))
}

/** Takes out of the person's own keys what is as it would be without. */
const pruned = (choice: KeyChoice): KeyChoice => {
  const { profile, own } = choice
  const kept = (Object.keys(own) as ActionId[]).filter((id) => {
    const others: Bindings = Object.fromEntries(Object.entries(own).filter(([other]) => other !== id))
    return keymapOf({ profile, own: others })[id].join('\n') !== own[id]?.join('\n')
  })
  return { profile, own: Object.fromEntries(kept.map((id) => [id, own[id] ?? []])) }
}

/** Fulfils a wish; whoever held the keys loses them. */
export const takeOver = (choice: KeyChoice, wish: Wish): KeyChoice => {
  const now = keymapOf(choice)
  const freed: Bindings = Object.fromEntries(
    holdersOf(now, wish).map((holder) => [holder, now[holder].filter((held) => !keysClash(held, wish.keys))] as const),
  )
  const own: Bindings = { ...choice.own, ...freed, [wish.id]: placed(now[wish.id], wish) }
  return pruned({ ...choice, own })
}

/** Whether the holder can take the keys that are given up in exchange. */
export const canSwap = (keymap: Keymap, wish: Wish): boolean => {
  const [holder, ...more] = holdersOf(keymap, wish)
  if (!holder || more.length > 0 || wish.replaces === null || catalogue[holder].fixed) return false
  const given = { id: holder, keys: wish.replaces }
  return holdersOf(keymap, given).every((other) => other === wish.id)
}

/** Fulfils a wish and gives the one holder of the keys what they take the place of. */
export const swapKeys = (choice: KeyChoice, wish: Wish): KeyChoice => {
  const now = keymapOf(choice)
  const [holder] = holdersOf(now, wish)
  if (!holder || wish.replaces === null) return takeOver(choice, wish)
  const given = now[holder].map((held) => (keysClash(held, wish.keys) ? (wish.replaces ?? held) : held))
  return pruned({ ...choice, own: { ...choice.own, [holder]: given, [wish.id]: placed(now[wish.id], wish) } })
}

/** Takes one way from an action. */
export const dropKeys = (choice: KeyChoice, id: ActionId, keys: string): KeyChoice =>
  pruned({ ...choice, own: { ...choice.own, [id]: keymapOf(choice)[id].filter((held) => held !== keys) } })

/** Gives an action the keys of the profile back, as far as they are free. */
export const resetKeys = (choice: KeyChoice, id: ActionId): KeyChoice =>
  pruned({ ...choice, own: Object.fromEntries(Object.entries(choice.own).filter(([other]) => other !== id)) })
