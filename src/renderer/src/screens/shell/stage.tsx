import { useEffect } from 'react'
import { useSession } from '../../station/station-provider.tsx'
import { LockScreen } from '../lock/lock-screen.tsx'
import { useRoute } from '../route.ts'
import { JoiningScreen } from '../welcome/joining-screen.tsx'
import { WelcomeScreen } from '../welcome/welcome-screen.tsx'
import { Frame } from './frame.tsx'
import { homeFor } from './nav-entries.ts'
import { entryOf } from './screen-table.tsx'
import { SlotProvider } from './slots.tsx'
import { WorkListProvider } from './work-list-provider.tsx'

/** The unlocked window. Begins where the person's role begins. */
const Unlocked = () => {
  const { member } = useSession()
  const { route, go } = useRoute()
  const roles = member?.roles
  useEffect(() => {
    const home = homeFor(roles ?? [])
    if (route.screen === 'work' && home.screen !== 'work' && entryOf(home)) go(home)
  }, [roles, route, go])
  return (
    <WorkListProvider>
      <SlotProvider>
        <Frame />
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
