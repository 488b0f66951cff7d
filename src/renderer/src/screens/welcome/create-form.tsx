import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { ErrorNote } from '../../ui/note.tsx'
import { FolderField } from './folder-field.tsx'
import { FormButtons } from './form-buttons.tsx'
import { emptyPerson, isPersonReady, PersonFields } from './person-fields.tsx'
import { useExchangeFolder } from './use-folder.ts'
import { useEnter } from './use-enter.ts'

/** What was typed so far, and the call when it is enough. */
const useCreating = () => {
  const station = useStation()
  const { keyStore } = useSession()
  const [organisationName, setOrganisationName] = useState('')
  const [person, setPerson] = useState(emptyPerson)
  const exchange = useExchangeFolder(() => undefined)
  const enter = useEnter()
  const { picked } = exchange
  const ready =
    organisationName.trim() !== '' && picked !== null && isPersonReady(person, organisationName) && keyStore.usable
  const create = () => {
    if (!ready) return
    const { memberName, deviceName, passphrase } = person
    const asked = { organisationName, memberName, deviceName, exchange: picked.folder, passphrase }
    enter.run(() => station.session.createOrganisation(asked))
  }
  return { organisationName, setOrganisationName, person, setPerson, exchange, enter, ready, create }
}

/** Makes an organisation with its root key on this device. */
export const CreateForm = ({ onBack }: { readonly onBack: () => void }) => {
  const { organisationName, setOrganisationName, person, setPerson, exchange, enter, ready, create } = useCreating()
  return (
    <form
      className="gate-fields gate-text"
      onSubmit={(event) => {
        event.preventDefault()
        create()
      }}
    >
      <p className="t2">
        Its root key is made and kept here, and signs who belongs to it. Everyone meets in the exchange, a folder that
        holds sealed objects only.
      </p>
      <TextInput
        size="sm"
        label="Name of the organisation"
        value={organisationName}
        maxLength={80}
        autoFocus
        onChange={(event) => setOrganisationName(event.currentTarget.value)}
      />
      <FolderField
        picked={exchange.picked}
        busy={exchange.busy}
        words="An empty folder that all workstations reach: a share, a local disk, a USB stick."
        onPick={exchange.pick}
      />
      {exchange.error && <ErrorNote error={exchange.error} />}
      <PersonFields person={person} organisationName={organisationName} onChange={setPerson} />
      {enter.error && <ErrorNote error={enter.error} />}
      <FormButtons verb="Create the organisation" ready={ready} busy={enter.busy} onBack={onBack} />
    </form>
  )
}
