import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { ErrorNote, Note } from '../../ui/note.tsx'
import { FolderField } from './folder-field.tsx'
import { FormButtons } from './form-buttons.tsx'
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

/** Whom the picked exchange belongs to, what was typed so far, and the call when it is enough. */
const useJoining = () => {
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
  const ready = organisation !== null && same && isPersonReady(person, organisation.organisationName) && keyStore.usable
  const join = () => {
    if (!ready || !exchange.picked) return
    const { memberName, deviceName, passphrase } = person
    const organisationFingerprint = organisation.fingerprint
    const asked = { memberName, deviceName, exchange: exchange.picked.folder, organisationFingerprint, passphrase }
    enter.run(() => station.session.join(asked))
  }
  return { isNobody: found === 'nobody', organisation, same, setSame, person, setPerson, exchange, enter, ready, join }
}

/** Picks the exchange, compares whom it belongs to, then asks to be taken in. */
export const JoinForm = ({ onBack }: { readonly onBack: () => void }) => {
  const joining = useJoining()
  const { organisation, same, exchange, enter } = joining
  const compared = organisation !== null && same
  return (
    <form
      className="gate-fields gate-text"
      onSubmit={(event) => {
        event.preventDefault()
        joining.join()
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
      {joining.isNobody && (
        <Note tone="warn">
          No organisation meets in this folder. Choose the folder your lead told you, or create an organisation.
        </Note>
      )}
      {organisation && <Compare found={organisation} same={same} onSame={joining.setSame} />}
      {compared && (
        <PersonFields
          person={joining.person}
          organisationName={organisation.organisationName}
          onChange={joining.setPerson}
          autoFocus
        />
      )}
      {enter.error && <ErrorNote error={enter.error} />}
      <FormButtons
        verb={compared ? 'Ask to be taken in' : null}
        ready={joining.ready}
        busy={enter.busy}
        onBack={onBack}
      />
    </form>
  )
}
