import { useMemo, useSyncExternalStore } from 'react'
import type { ImageView, ImageViewState } from '../../../canvas/image-view.ts'
import type { ImagePoint } from '../../../../../shared/labels/geometry.ts'

/** Words and outlines around the picture follow a gesture this often: each showing of them costs the frame they are in. */
const everyMs = 100

type Subscribe = (listener: () => void) => () => void

/** Tells a first change at once, further ones at most every so often, and the last one always. */
export const calmly =
  (subscribe: Subscribe): Subscribe =>
  (listener) => {
    let toldMs = -Infinity
    let timer: ReturnType<typeof setTimeout> | undefined
    const tell = () => {
      timer = undefined
      toldMs = performance.now()
      listener()
    }
    const leave = subscribe(() => {
      const waitMs = toldMs + everyMs - performance.now()
      if (waitMs <= 0 && timer === undefined) tell()
      else timer ??= setTimeout(tell, waitMs)
    })
    return () => {
      clearTimeout(timer)
      leave()
    }
  }

/** The view for what is shown around the picture: it follows a gesture a few times a second. */
export const useCalmView = (view: ImageView): ImageViewState =>
  useSyncExternalStore(
    useMemo(() => calmly(view.subscribe), [view]),
    view.get,
  )

/** Where the pointer is on the picture, a few times a second. */
export const useCalmPointer = (view: ImageView): ImagePoint | null =>
  useSyncExternalStore(
    useMemo(() => calmly(view.subscribePointer), [view]),
    view.pointer,
  )
