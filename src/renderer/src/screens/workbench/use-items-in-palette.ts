import { useEffect, useMemo, useRef } from 'react'
import { useOfferItems } from '../shell/palette-items.tsx'
import { shownKey } from './next-item.ts'
import type { Walk } from './use-walk.ts'

/** Lets the palette find the items of the open shard by key or number. */
export const useItemsInPalette = (walk: Walk): void => {
  const latest = useRef(walk)
  useEffect(() => {
    latest.current = walk
  })
  const { items } = walk
  useOfferItems(
    useMemo(
      () =>
        items.map((item) => ({
          number: item.index + 1,
          key: shownKey(item),
          state: item.state === 'todo' ? 'to do' : item.state,
          go: () => latest.current.goTo(item.index),
        })),
      [items],
    ),
  )
}
