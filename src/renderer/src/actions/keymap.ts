import { actionIds, catalogue, type ActionId } from './catalogue/index.ts'
import { canonicalKeys, keysClash } from './keys.ts'

/** Keys by action. What is left out is as the next lower source has it; an empty list means no keys. */
export type Bindings = Readonly<Partial<Record<ActionId, readonly string[]>>>

/** Which keys every action has now. */
export type Keymap = Readonly<Record<ActionId, readonly string[]>>

/** Whether one press could be wanted by both, and not on purpose. */
export const contend = (one: ActionId, other: ActionId): boolean => {
  const [a, b] = [catalogue[one], catalogue[other]]
  if (one === other || a.before?.includes(other) || b.before?.includes(one)) return false
  const meets = (scopes: typeof a.scopes, others: typeof a.scopes): boolean =>
    scopes.some(
      (scope) =>
        others.includes(scope) ||
        (scope === 'window' && !others.includes('dialog')) ||
        (scope === 'drawing' && others.includes('workbench')),
    )
  return meets(a.scopes, b.scopes) || meets(b.scopes, a.scopes)
}

/** Two actions that want the same keys, or keys of which one begins with the other. */
export interface Clash {
  readonly keys: string
  readonly ids: readonly [ActionId, ActionId]
}

/** Every pair of actions that cannot both be reached under a keymap. */
export const clashesOf = (keymap: Bindings): readonly Clash[] =>
  actionIds.flatMap((one, place) =>
    actionIds
      .slice(place + 1)
      .flatMap((other) =>
        contend(one, other)
          ? (keymap[one] ?? []).flatMap((keys) =>
              (keymap[other] ?? [])
                .filter((others) => keysClash(keys, others))
                .map((): Clash => ({ keys: canonicalKeys(keys), ids: [one, other] })),
            )
          : [],
      ),
  )

/** Whether an action has these keys, and would take them where the other is done. Keys are looked at first: few have them. */
const holds = (keymap: Bindings, other: ActionId, { id, keys }: Wanted): boolean =>
  (keymap[other] ?? []).some((held) => keysClash(held, keys)) && contend(id, other)

interface Wanted {
  readonly id: ActionId
  readonly keys: string
}

/** Every other action that has these keys where this one is done. */
export const holdersOf = (keymap: Bindings, wanted: Wanted): readonly ActionId[] =>
  actionIds.filter((other) => holds(keymap, other, wanted))

/** The first of {@link holdersOf}, or null. */
export const holderOf = (keymap: Bindings, id: ActionId, keys: string): ActionId | null =>
  actionIds.find((other) => holds(keymap, other, { id, keys })) ?? null

/**
 * Lays bindings over each other, the strongest first: the person's own, the profile's, the catalogue's. A weaker source
 * fills in what a stronger one does not speak of, as far as its keys are free.
 */
export const createKeymap = (...sources: readonly Bindings[]): Keymap => {
  const settled: Partial<Record<ActionId, readonly string[]>> = {}
  const base = Object.fromEntries(actionIds.map((id) => [id, catalogue[id].keys])) as Keymap
  for (const source of [...sources, base]) {
    const held = { ...settled }
    for (const id of actionIds) {
      const wanted = source[id]
      if (wanted === undefined || settled[id] !== undefined) continue
      settled[id] = wanted.filter((keys) => holderOf(held, id, keys) === null)
    }
  }
  return settled as Keymap
}
