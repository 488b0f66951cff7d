import { useCallback, useState } from 'react'
import type { OpenedShard } from '../../../../../shared/ipc/work.ts'
import { useStation } from '../../../station/station-provider.tsx'
import type { ChoiceFormat } from '../choice-format.ts'

type Kept = Pick<OpenedShard, 'shardId' | 'choices'>

/** Something a person chose about one shard. It lies sealed with the shard's labels and goes with them. */
export const useShardChoice = <T>(
  { shardId, choices }: Kept,
  name: string,
  format: ChoiceFormat<T>,
): readonly [T, (next: T) => void] => {
  const station = useStation()
  const [value, setValue] = useState(() => format.read(choices[name]))
  const choose = useCallback(
    (next: T) => {
      setValue(next)
      station.work.choose({ shardId, name, value: format.write(next) }).catch(() => {})
    },
    [station, shardId, name, format],
  )
  return [value, choose]
}
