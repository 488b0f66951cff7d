import { Textarea, TextInput } from '@mantine/core'

/** Who demands something about deletion, while it is being written. */
export interface DemandDraft {
  readonly reason: string
  readonly reference: string
}

export const emptyDemand: DemandDraft = { reason: '', reference: '' }

/** Reason and reference of a hold or of a request to delete. Sealed: the exchange learns neither. */
export const DemandFields = (props: {
  readonly demand: DemandDraft
  readonly onChange: (demand: DemandDraft) => void
}) => {
  const { demand, onChange } = props
  return (
    <>
      <Textarea
        label="Reason"
        data-autofocus
        autosize
        minRows={2}
        maxRows={4}
        maxLength={500}
        value={demand.reason}
        onChange={(event) => onChange({ ...demand, reason: event.currentTarget.value })}
      />
      <TextInput
        label="Reference"
        description="A case, a contract or a letter. May stay empty."
        maxLength={200}
        autoComplete="off"
        value={demand.reference}
        onChange={(event) => onChange({ ...demand, reference: event.currentTarget.value })}
      />
    </>
  )
}
