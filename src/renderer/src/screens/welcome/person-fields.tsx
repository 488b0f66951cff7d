import { TextInput } from '@mantine/core'
import { judgePassphrase } from '../../../../shared/passphrase/strength.ts'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { PassphraseMeter } from '../../ui/passphrase-meter.tsx'

export interface PersonDraft {
  readonly memberName: string
  readonly deviceName: string
  readonly passphrase: string
  readonly repeated: string
}

export const emptyPerson: PersonDraft = { memberName: '', deviceName: '', passphrase: '', repeated: '' }

/** The names that the station does not take in a passphrase. */
const namesOf = (person: PersonDraft, organisationName: string): string[] => [
  person.memberName,
  person.deviceName,
  organisationName,
]

/** Whether everything is there that the station asks for. */
export const isPersonReady = (person: PersonDraft, organisationName: string): boolean =>
  person.memberName.trim() !== '' &&
  person.deviceName.trim() !== '' &&
  judgePassphrase(person.passphrase, namesOf(person, organisationName)).enough &&
  person.passphrase === person.repeated

export interface PersonFieldsProps {
  readonly person: PersonDraft
  readonly organisationName: string
  readonly onChange: (person: PersonDraft) => void
  readonly autoFocus?: boolean
}

/** Who uses this device, what it is called, and the passphrase that keeps its keys. */
export const PersonFields = ({ person, organisationName, onChange, autoFocus = false }: PersonFieldsProps) => {
  const differs = person.repeated !== '' && !person.passphrase.startsWith(person.repeated)
  return (
    <>
      <div className="gate-pair">
        <TextInput
          size="sm"
          label="Your name"
          value={person.memberName}
          autoFocus={autoFocus}
          maxLength={80}
          onChange={(event) => onChange({ ...person, memberName: event.currentTarget.value })}
        />
        <TextInput
          size="sm"
          label="Name of this device"
          placeholder="WS-0417"
          value={person.deviceName}
          maxLength={40}
          onChange={(event) => onChange({ ...person, deviceName: event.currentTarget.value })}
        />
      </div>
      <PassphraseField
        label="Passphrase"
        purpose="new"
        value={person.passphrase}
        onChange={(passphrase) => onChange({ ...person, passphrase })}
      />
      <PassphraseMeter passphrase={person.passphrase} names={namesOf(person, organisationName)} />
      <PassphraseField
        label="The same again"
        purpose="new"
        value={person.repeated}
        error={differs ? 'The two are not the same' : null}
        onChange={(repeated) => onChange({ ...person, repeated })}
      />
      <p className="sm t3">
        Four words that do not belong together are easy to keep in mind and hard to guess. Nobody can recover the
        passphrase.
      </p>
    </>
  )
}
