import { useEffect } from 'react'
import { keptBrush, readBrush, windowBrush } from '../../canvas/mask/brush-settings.ts'
import { useStation } from '../../station/station-provider.tsx'

const choice = 'workbench.brush'
/** A slider tells of many sizes on its way: the one where it rests is kept. */
const keepAfterMs = 600

/** Keeps the brush per person from one start to the next. What was set before the kept one is there stands. */
export const useKeptBrush = (): void => {
  const station = useStation()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let known = keptBrush(windowBrush.get())
    let isRead = false
    const keep = () => {
      timer = undefined
      station.device.prefer({ name: choice, value: known }).catch(() => {})
    }
    const leave = windowBrush.subscribe(() => {
      const now = keptBrush(windowBrush.get())
      if (now === known) return
      known = now
      isRead = true
      clearTimeout(timer)
      timer = setTimeout(keep, keepAfterMs)
    })
    station.device.preferences({}).then(
      (kept) => {
        const found = readBrush(kept[choice] ?? '')
        if (isRead || !found) return
        known = keptBrush({ ...windowBrush.get(), ...found })
        windowBrush.set(found)
      },
      () => {},
    )
    return () => {
      clearTimeout(timer)
      if (timer !== undefined) keep()
      isRead = true
      leave()
    }
  }, [station])
}
