import { useCallback, useEffect, useState } from 'react'
import { useStation } from '../../station/station-provider.tsx'

/** A yes or no that is kept per person, for example whether the panel is shown. `name` is dotted lower case. */
export const useKeptChoice = (name: string, first: boolean): readonly [boolean, (value: boolean) => void] => {
  const station = useStation()
  const [value, setValue] = useState(first)
  useEffect(() => {
    let dropped = false
    station.device.preferences({}).then(
      (kept) => {
        const found = kept[name]
        if (!dropped && found !== undefined) setValue(found === 'yes')
      },
      () => {},
    )
    return () => {
      dropped = true
    }
  }, [station, name])
  const choose = useCallback(
    (next: boolean) => {
      setValue(next)
      station.device.prefer({ name, value: next ? 'yes' : 'no' }).catch(() => {})
    },
    [station, name],
  )
  return [value, choose]
}
