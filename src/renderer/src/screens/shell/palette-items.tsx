import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

/** Something of the open shard that a person can go to. */
export interface PaletteItem {
  readonly number: number
  readonly key: string
  readonly state: string
  readonly go: () => void
}

const ItemsContext = createContext<readonly PaletteItem[]>([])

/** Apart from the items: who offers them is not shown anew because they changed. */
const HoldContext = createContext<(items: readonly PaletteItem[]) => void>(() => undefined)

/** Keeps the items of the open shard for the palette. */
export const PaletteItemsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [items, hold] = useState<readonly PaletteItem[]>([])
  return (
    <HoldContext value={hold}>
      <ItemsContext value={items}>{children}</ItemsContext>
    </HoldContext>
  )
}

export const usePaletteItems = (): readonly PaletteItem[] => useContext(ItemsContext)

/** Offers items to the palette while the component is mounted. @param items - Memoise the list. */
export const useOfferItems = (items: readonly PaletteItem[]): void => {
  const hold = useContext(HoldContext)
  useEffect(() => {
    hold(items)
    return () => hold([])
  }, [hold, items])
}
