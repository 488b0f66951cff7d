import { z } from 'zod'
import { createFolderTransport } from './folder/index.ts'
import { folderSettings } from './folder/settings.ts'
import type { Transport } from './transport.ts'

/** Settings of any exchange. A new transport adds its own here. */
export const exchangeSettings = z.discriminatedUnion('kind', [folderSettings])

export type ExchangeSettings = z.infer<typeof exchangeSettings>

/** How each kind is made. A new transport adds one line here. */
const transports = { folder: createFolderTransport }

/** Opens the exchange that the settings name. Touches nothing until it is used. */
export const openExchange = (settings: ExchangeSettings): Transport => transports[settings.kind](settings)
