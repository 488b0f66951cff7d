import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'

/** Something of the open shard that a person can go to. */
export interface PaletteItem {
  readonly number: number
  readonly key: string
  readonly state: string
  readonly go: () => void
}

interface Holder {
  readonly items: readonly PaletteItem[]
  readonly hold: (items: readonly PaletteItem[]) => void
}

const ItemsContext = createContext<Holder>({ items: [], hold: () => undefined })

/** Keeps the items of the open shard for the palette. */
export const PaletteItemsProvider = ({ children }: { readonly children: ReactNode }) => {
  const [items, hold] = useState<readonly PaletteItem[]>([])
  return <ItemsContext value={{ items, hold }}>{children}</ItemsContext>
}

export const usePaletteItems = (): readonly PaletteItem[] => useContext(ItemsContext).items

/** Offers items to the palette while the component is mounted. @param items - Memoise the list. */
export const useOfferItems = (items: readonly PaletteItem[]): void => {
  const { hold } = useContext(ItemsContext)
  useEffect(() => {
    hold(items)
    return () => hold([])
  }, [hold, items])
}
