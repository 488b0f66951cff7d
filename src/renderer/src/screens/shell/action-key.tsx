import { useHints } from '../../actions/actions-provider.tsx'
import type { ActionId } from '../../actions/catalogue/index.ts'
import { KeyCap } from '../../ui/key-cap.tsx'

/** The key cap of an action, as this person has it; nothing when it has no keys. */
export const ActionKey = ({ id }: { readonly id: ActionId }) => <KeyCap keys={useHints()(id)} />
