import { useSession } from '../../station/station-provider.tsx'
import { LockScreen } from '../lock/lock-screen.tsx'
import { JoiningScreen } from '../welcome/joining-screen.tsx'
import { WelcomeScreen } from '../welcome/welcome-screen.tsx'
import { Frame } from './frame.tsx'
import { PaletteItemsProvider } from './palette-items.tsx'
import { SlotProvider } from './slots.tsx'
import { useKeptPlace } from './use-kept-place.ts'
import { WorkListProvider } from './work-list-provider.tsx'

/** The unlocked window. Begins where the person was, or where the person's role begins. */
const Unlocked = () => {
  useKeptPlace()
  return (
    <WorkListProvider>
      <SlotProvider>
        <PaletteItemsProvider>
          <Frame />
        </PaletteItemsProvider>
      </SlotProvider>
    </WorkListProvider>
  )
}

/** What the session allows to be shown. At the lock everything else is unmounted, so that no content stays behind. */
export const Stage = () => {
  const { stage } = useSession()
  switch (stage) {
    case 'new':
      return <WelcomeScreen />
    case 'joining':
      return <JoiningScreen />
    case 'locked':
      return <LockScreen />
    case 'unlocked':
      return <Unlocked />
  }
}
