import { UnstyledButton } from '@mantine/core'
import { IconBuilding, IconChevronRight, IconUserPlus } from '@tabler/icons-react'
import { useState, type ReactNode } from 'react'
import { useSession } from '../../station/station-provider.tsx'
import { Mark } from '../../ui/mark.tsx'
import { Note } from '../../ui/note.tsx'
import { Gate } from '../shell/gate.tsx'
import { CreateForm } from './create-form.tsx'
import { JoinForm } from './join-form.tsx'

type Way = 'join' | 'create' | null

const WayButton = (props: {
  readonly icon: ReactNode
  readonly words: string
  readonly facts: string
  readonly onClick: () => void
}) => (
  <UnstyledButton className="way" onClick={props.onClick}>
    <span className="acc">{props.icon}</span>
    <span className="grow">
      <b>{props.words}</b>
      <span className="sm t2 col">{props.facts}</span>
    </span>
    <IconChevronRight size={16} stroke={1.6} className="t3" />
  </UnstyledButton>
)

const Ways = ({ choose }: { readonly choose: (way: Way) => void }) => (
  <>
    <p className="t2 gate-text">
      This workstation opens only what is assigned to you, on this device, while the assignment lasts. What it holds is
      encrypted, and it proves when it was wiped.
    </p>
    <WayButton
      icon={<IconUserPlus size={20} stroke={1.6} />}
      words="Join an organisation"
      facts="You were told where its exchange is. A lead approves this device."
      onClick={() => choose('join')}
    />
    <WayButton
      icon={<IconBuilding size={20} stroke={1.6} />}
      words="Create an organisation"
      facts="You become its first admin and lead. Its root key is made here."
      onClick={() => choose('create')}
    />
  </>
)

/** A home without a member: create an organisation or join one. */
export const WelcomeScreen = () => {
  const { keyStore } = useSession()
  const [way, setWay] = useState<Way>(null)
  const back = () => setWay(null)
  return (
    <Gate status={<span>Nothing is on this device yet</span>}>
      <div data-wide>
        <div className="gate-mark">
          <Mark size={40} />
        </div>
        <h1>
          {way === 'join'
            ? 'Join an organisation'
            : way === 'create'
              ? 'Create an organisation'
              : 'Auxerta Workstation'}
        </h1>
        {!keyStore.usable && (
          <div className="gate-text">
            <Note tone="bad">
              {keyStore.reason ?? 'No key store answers on this device.'} Keys cannot be kept here until that is
              settled. <span className="note-code mono">{keyStore.backend}</span>
            </Note>
          </div>
        )}
        {way === null && <Ways choose={setWay} />}
        {way === 'join' && <JoinForm onBack={back} />}
        {way === 'create' && <CreateForm onBack={back} />}
      </div>
    </Gate>
  )
}
