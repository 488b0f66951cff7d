import { useMemo } from 'react'
import type { LabelId } from '../../../../../shared/ids.ts'
import { imagePartOf } from '../contents.tsx'
import type { ItemBenchProps } from '../item-bench.tsx'
import type { AskedPicture } from './ask-models.ts'
import { useAssistActions } from './use-assist-actions.ts'
import { useAssist, useUnready } from './use-assist.ts'

/** The picture that models are asked about, or null. The same object as long as it is the same picture. */
const useAskedPicture = ({ shard: { shardId }, open }: Pick<ItemBenchProps, 'shard' | 'open'>): AskedPicture | null =>
  useMemo(() => {
    const part = imagePartOf(open.item.parts)
    return part && { shardId, index: open.item.index, part: part.part, shown: part }
  }, [shardId, open.item])

type ModelsProps = Pick<ItemBenchProps, 'shard' | 'open' | 'view' | 'cache' | 'readOnly'> & {
  readonly selection: ReadonlySet<LabelId>
}

/** Models on the open item, with their keys. */
export const useModels = (props: ModelsProps) => {
  const { open, view, cache, readOnly, selection } = props
  const picture = useAskedPicture(props)
  const assist = useAssist({
    ...{ doc: open.doc, view, cache, picture, readOnly },
    fault: open.item.suggestionsFault ?? null,
  })
  useAssistActions(assist, { selection, readOnly })
  return { assist, unready: useUnready(assist) }
}
