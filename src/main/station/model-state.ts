import type { ModelId } from '../../shared/ids.ts'
import type { BodyOf } from '../guard/trust/entries.ts'

/** A model that helps, as the log tells it. One that was removed is still named: what holds it has to go. */
export interface ModelState extends Pick<BodyOf<'model.add'>, 'modelId' | 'tar' | 'index' | 'keyCheck' | 'sealed'> {
  readonly addedAt: string
  readonly isRemoved: boolean
}

/**
 * Takes an entry about a model.
 *
 * @returns Whether it may stand there: a model comes once, under an id that no shard has, and goes once.
 */
export const changeModels = (
  { models, shards }: { readonly models: Map<ModelId, ModelState>; readonly shards: ReadonlyMap<string, unknown> },
  at: string,
  body: BodyOf<'model.add'> | BodyOf<'model.remove'>,
): boolean => {
  const known = models.get(body.modelId)
  if (body.kind === 'model.add') {
    if (known || shards.has(body.modelId)) return false
    const { kind: _, ...sealed } = body
    models.set(body.modelId, { ...sealed, addedAt: at, isRemoved: false })
    return true
  }
  if (known?.isRemoved !== false) return false
  models.set(body.modelId, { ...known, isRemoved: true })
  return true
}
