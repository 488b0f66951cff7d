import { NumberInput, Switch, TextInput } from '@mantine/core'
import type { PolicyDraft, PolicyProblems } from './policy-draft.ts'

type SwitchField = 'watermark' | 'copyText' | 'contentProtection'

const switches: readonly { readonly field: SwitchField; readonly label: string; readonly words: string }[] = [
  { field: 'watermark', label: 'Watermark', words: 'Person, device and time are drawn over the content.' },
  {
    field: 'contentProtection',
    label: 'Block screen capture',
    words: 'Where the system can: Windows. Elsewhere the watermark is what there is.',
  },
  { field: 'copyText', label: 'Allow copying text', words: 'Text may leave the window by the clipboard.' },
]

interface PolicyFieldsProps {
  readonly draft: PolicyDraft
  readonly problems: PolicyProblems
  readonly onChange: (draft: PolicyDraft) => void
}

/** What the project demands of every device that opens it. */
export const PolicyFields = (props: PolicyFieldsProps) => {
  const { draft, problems, onChange } = props
  return (
    <div className="col fields card-body">
      {switches.map(({ field, label, words }) => (
        <Switch
          key={field}
          label={label}
          description={words}
          checked={draft[field]}
          onChange={(event) => onChange({ ...draft, [field]: event.currentTarget.checked })}
        />
      ))}
      <Switch
        label="Refuse weak key stores"
        description="A keyring that is not encrypted, forgets at logout, roams, or cannot be told. Off: opens with a warning."
        checked={draft.degradedKeyStore === 'deny'}
        onChange={(event) => onChange({ ...draft, degradedKeyStore: event.currentTarget.checked ? 'deny' : 'warn' })}
      />
      <TextInput
        label="Regions"
        description="Country codes, for example DE FR. Empty: anywhere."
        value={draft.regions}
        error={problems.regions}
        spellCheck={false}
        onChange={(event) => onChange({ ...draft, regions: event.currentTarget.value })}
      />
      <TimeFields {...props} />
    </div>
  )
}

const TimeFields = ({ draft, problems, onChange }: PolicyFieldsProps) => (
  <div className="field-pair">
    <NumberInput
      label="Keep after completion"
      suffix=" days"
      min={0}
      max={36_500}
      allowDecimal={false}
      value={draft.retentionDays}
      error={problems.retentionDays}
      onChange={(retentionDays) => onChange({ ...draft, retentionDays })}
    />
    <NumberInput
      label="Wipe after a lapsed lease"
      description="Empty: only shut."
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      suffix=" days"
      min={0}
      max={3_650}
      allowDecimal={false}
      value={draft.lapseGraceDays}
      error={problems.lapseGraceDays}
      onChange={(lapseGraceDays) => onChange({ ...draft, lapseGraceDays })}
    />
    <NumberInput
      label="Lock when idle"
      suffix=" min"
      min={1}
      max={480}
      allowDecimal={false}
      value={draft.idleLockMinutes}
      error={problems.idleLockMinutes}
      onChange={(idleLockMinutes) => onChange({ ...draft, idleLockMinutes })}
    />
  </div>
)
