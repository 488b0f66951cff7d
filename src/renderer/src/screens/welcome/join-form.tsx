import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { FolderField } from './folder-field.tsx'
import { emptyPerson, isPersonReady, PersonFields } from './person-fields.tsx'
import { useExchangeFolder } from './use-folder.ts'
import { useEnter } from './use-enter.ts'

interface Organisation {
  readonly organisationName: string
  readonly fingerprint: string
}

const Compare = (props: {
  readonly found: Organisation
  readonly same: boolean
  readonly onSame: (same: boolean) => void
}) => (
  <>
    <p>
      The exchange belongs to <b>{props.found.organisationName}</b>. Compare its fingerprint with the one your lead
      tells you, not over the exchange itself:
    </p>
    <output className="fingerprint selectable">{props.found.fingerprint}</output>
    <Checkbox
      checked={props.same}
      onChange={(event) => props.onSame(event.currentTarget.checked)}
      label="My lead told me the same fingerprint"
    />
  </>
)

/** Picks the exchange, compares whom it belongs to, then asks to be taken in. */
export const JoinForm = ({ onBack }: { readonly onBack: () => void }) => {
  const station = useStation()
  const { keyStore } = useSession()
  const [found, setFound] = useState<Organisation | 'nobody' | null>(null)
  const [same, setSame] = useState(false)
  const [person, setPerson] = useState(emptyPerson)
  const exchange = useExchangeFolder(async ({ folder }) => {
    setFound(null)
    setSame(false)
    setFound((await station.session.inspectExchange({ exchange: folder })) ?? 'nobody')
  })
  const enter = useEnter()
  const organisation = found === 'nobody' ? null : found
  const ready = organisation !== null && same && isPersonReady(person) && keyStore.usable
  const join = () => {
    if (!organisation || !exchange.picked) return
    const { memberName, deviceName, passphrase } = person
    const { folder } = exchange.picked
    enter.run(() =>
      station.session.join({
        memberName,
        deviceName,
        exchange: folder,
        organisationFingerprint: organisation.fingerprint,
        passphrase,
      }),
    )
  }
  return (
    <form
      className="gate-fields gate-text"
      onSubmit={(event) => {
        event.preventDefault()
        if (ready) join()
      }}
    >
      <FolderField
        picked={exchange.picked}
        busy={exchange.busy}
        autoFocus
        words="The folder where your organisation meets. Your lead tells you which."
        onPick={exchange.pick}
      />
      {exchange.error && <ErrorNote error={exchange.error} />}
      {found === 'nobody' && (
        <Note tone="warn">
          No organisation meets in this folder. Choose the folder your lead told you, or create an organisation.
        </Note>
      )}
      {organisation && <Compare found={organisation} same={same} onSame={setSame} />}
      {organisation && same && <PersonFields person={person} onChange={setPerson} autoFocus />}
      {enter.error && <ErrorNote error={enter.error} />}
      <div className="gate-buttons">
        <Button size="sm" onClick={onBack} disabled={enter.busy}>
          Back
        </Button>
        {organisation && same && (
          <Button size="sm" type="submit" variant="filled" className="end" disabled={!ready} loading={enter.busy}>
            Ask to be taken in
          </Button>
        )}
      </div>
    </form>
  )
}
