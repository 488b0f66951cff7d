import type { ActionId } from '../../../../src/renderer/src/actions/catalogue/index.ts'
import { createRegistry, type ActionFacts, type Offer } from '../../../../src/renderer/src/actions/registry.ts'

type Told = Partial<Omit<ActionFacts, 'keys'>> & Partial<Omit<Offer, 'id'>>

/** A registry over a catalogue that grows with what is offered: made-up actions with the keys that a test is about. */
export const createListing = (onRun: (id: string) => void = () => undefined) => {
  const facts = new Map<string, ActionFacts>()
  const offer = (id: string, keys: readonly string[] = [], rest: Told = {}): Offer => {
    const { group = 'Test', quiet = false, repeats = false, words = id, ...offered } = rest
    facts.set(id, { words, group, keys, quiet, repeats })
    return { id: id as ActionId, run: () => onRun(id), ...offered }
  }
  const factsOf = (id: ActionId): ActionFacts => {
    const known = facts.get(id)
    if (!known) throw new TypeError(`Not offered: ${id}`)
    return known
  }
  return { registry: createRegistry(factsOf), offer, bind: (id: string, keys: string[]) => offer(id, keys) }
}
