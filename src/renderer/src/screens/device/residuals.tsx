import type { DeviceOverview } from '../../../../shared/ipc/device.ts'
import type { PostureFact, PostureGuard } from '../../../../shared/posture.ts'
import { residuals } from '../../../../shared/residuals.ts'
import { Card } from '../../ui/card.tsx'
import { Tag, type Tone } from '../../ui/tag.tsx'

type Words = Readonly<Record<PostureFact['state'], string>>

const guards: Record<PostureGuard, { readonly head: string } & Words> = {
  'disk-encrypted': {
    head: 'Disk of the home folder',
    on: 'Encrypted by the system.',
    off: 'Not encrypted by the system. Encryption by the drive itself cannot be seen from here.',
    unknown: 'The system does not say whether it is encrypted.',
  },
  'swap-encrypted': {
    head: 'Swap',
    on: 'Encrypted, or none on a disk.',
    off: 'Memory can be written to a disk that is not encrypted by the system.',
    unknown: 'The system does not say whether it is encrypted.',
  },
  'no-core-dumps': {
    head: 'Memory dumps after a crash',
    on: 'Switched off for this app.',
    off: 'The system would write the memory of this app to a file. Start the app by its launcher.',
    unknown: 'The system does not say whether it writes them.',
  },
  'capture-blocked': {
    head: 'Screen capture',
    on: 'The system is asked to keep the window out of captures where the project wants it.',
    off: 'This system lets other programs capture the window.',
    unknown: 'The system does not say.',
  },
  'not-remote': {
    head: 'Session',
    on: 'At this computer, as far as can be seen.',
    off: 'Watched from another computer.',
    unknown: 'The system does not say where it is watched from.',
  },
  'not-virtual': {
    head: 'Computer',
    on: 'No virtual machine, as far as can be seen.',
    off: 'A virtual machine: its host can copy memory and disk.',
    unknown: 'The system does not say whether it is a virtual machine.',
  },
}

const marks: Record<PostureFact['state'], { readonly words: string; readonly tone: Tone }> = {
  on: { words: 'Good', tone: 'ok' },
  off: { words: 'Open', tone: 'warn' },
  unknown: { words: 'Unknown', tone: 'plain' },
}

/** What the system around the app does for it; what it does not tell is said as unknown. */
export const PostureCard = ({ posture }: { readonly posture: DeviceOverview['posture'] }) => (
  <Card title="System around the app">
    <ul className="posture">
      {posture.map(({ guard, state }) => (
        <li key={guard}>
          <div className="posture-head">
            <b>{guards[guard].head}</b>
            <Tag tone={marks[state].tone}>{marks[state].words}</Tag>
          </div>
          <p className="sm t2">{guards[guard][state]}</p>
        </li>
      ))}
    </ul>
  </Card>
)

/** What nobody should believe to be impossible. */
export const StaysPossible = () => (
  <section className="card stays">
    <h2>What stays possible</h2>
    <ul className="sm t2">
      {Object.entries(residuals).map(([id, sentence]) => (
        <li key={id}>{sentence}</li>
      ))}
    </ul>
  </section>
)
