import type { CatalogueEntry } from './entry.ts'
import { itemActions } from './items.ts'
import { labelActions } from './labels.ts'
import { leadActions } from './lead.ts'
import { screenActions } from './screens.ts'
import { shapeActions } from './shapes.ts'
import { toolActions } from './tools.ts'
import { viewActions } from './view.ts'
import { dialogActions, pageActions, windowActions } from './window.ts'

const all = {
  ...toolActions,
  ...shapeActions,
  ...labelActions,
  ...itemActions,
  ...viewActions,
  ...screenActions,
  ...leadActions,
  ...pageActions,
  ...windowActions,
  ...dialogActions,
}

/** The name of an action, dotted: `item.next`. One that is not in the catalogue does not compile. */
export type ActionId = keyof typeof all

/** Everything a person can do, in the order of the list of shortcuts. A component adds only how it is done. */
export const catalogue: Readonly<Record<ActionId, CatalogueEntry>> = all

export const actionIds = Object.keys(all) as readonly ActionId[]

export const isActionId = (id: string): id is ActionId => Object.hasOwn(all, id)
