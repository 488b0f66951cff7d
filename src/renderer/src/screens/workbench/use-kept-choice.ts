import { useCallback, useEffect, useState } from 'react'
import { useStation } from '../../station/station-provider.tsx'
import { yesOrNo, type ChoiceFormat } from './choice-format.ts'

/** Something that is kept per person. `name` is dotted lower case; `first` stands until something was chosen. */
export const useKept = <T>(name: string, first: T, format: ChoiceFormat<T>): readonly [T, (value: T) => void] => {
  const station = useStation()
  const [value, setValue] = useState(first)
  useEffect(() => {
    let dropped = false
    station.device.preferences({}).then(
      (kept) => {
        const found = kept[name]
        if (!dropped && found !== undefined) setValue(format.read(found))
      },
      () => {},
    )
    return () => {
      dropped = true
    }
  }, [station, name, format])
  const choose = useCallback(
    (next: T) => {
      setValue(next)
      station.device.prefer({ name, value: format.write(next) }).catch(() => {})
    },
    [station, name, format],
  )
  return [value, choose]
}

/** A yes or no that is kept per person, for example whether the panel is shown. */
export const useKeptChoice = (name: string, first: boolean): readonly [boolean, (value: boolean) => void] =>
  useKept(name, first, yesOrNo)
