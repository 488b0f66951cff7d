import type { ModelId } from '../../shared/ids.ts'
import type { BodyOf } from '../guard/trust/entries.ts'

/** A model that helps, as the log tells it. One that was removed is still named: what holds it has to go. */
export interface ModelState extends Pick<BodyOf<'model.add'>, 'modelId' | 'tar' | 'index' | 'keyCheck' | 'sealed'> {
  readonly addedAt: string
  readonly isRemoved: boolean
}

/** Whether an id is taken: shards and models lie side by side under theirs, in the cache and on the exchange. */
export const isIdTaken = (
  { shards, models }: { readonly shards: ReadonlyMap<string, unknown>; readonly models: ReadonlyMap<string, unknown> },
  id: string,
): boolean => shards.has(id) || models.has(id)

/**
 * Takes an entry about a model.
 *
 * @returns Whether it may stand there: a model comes once, under an id that nothing else has, and goes once.
 */
export const changeModels = (
  state: { readonly models: Map<ModelId, ModelState>; readonly shards: ReadonlyMap<string, unknown> },
  at: string,
  body: BodyOf<'model.add'> | BodyOf<'model.remove'>,
): boolean => {
  const { models } = state
  if (body.kind === 'model.add') {
    if (isIdTaken(state, body.modelId)) return false
    const { kind: _, ...sealed } = body
    models.set(body.modelId, { ...sealed, addedAt: at, isRemoved: false })
    return true
  }
  const known = models.get(body.modelId)
  if (known?.isRemoved !== false) return false
  models.set(body.modelId, { ...known, isRemoved: true })
  return true
}
