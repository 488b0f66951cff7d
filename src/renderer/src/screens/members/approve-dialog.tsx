import { useState } from 'react'
import { Checkbox, TextInput } from '@mantine/core'
import { roles, type Role } from '../../../../shared/access/permissions.ts'
import type { EnrolmentRequest } from '../../../../shared/ipc/members.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { Note } from '../../ui/note.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'
import { roleWords } from '../../ui/role-words.ts'
import { compareFingerprint, type Comparison } from './fingerprint.ts'

const roleMeanings: Readonly<Record<Role, string>> = {
  annotator: 'labels the shards assigned to this device',
  reviewer: 'accepts and returns delivered work',
  lead: 'runs projects: imports, assigns, exports, completes',
  admin: 'takes people and devices in, and puts them out',
}

const offered: readonly Role[] = ['annotator', 'reviewer', 'lead', 'admin']

/** What is being decided about a request, and how it is sent. */
const useApproval = (request: EnrolmentRequest, onDone: () => void) => {
  const station = useStation()
  const task = useTask()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly Role[]>(['annotator'])
  const [region, setRegion] = useState('')
  const comparison = compareFingerprint(request.fingerprint, typed)
  const approve = async () => {
    const { requestId, fingerprint } = request
    const terms = { roles: roles.filter((role) => chosen.includes(role)), region: region === '' ? null : region }
    if (await task.run(() => station.members.approve({ requestId, fingerprint, ...terms }))) onDone()
  }
  return { task, typed, setTyped, chosen, setChosen, region, setRegion, comparison, approve }
}

/**
 * Takes a device in. The fingerprint has to be typed as the person reads it from their own screen: it is not shown
 * beside the field, so that it cannot merely be copied.
 */
export const ApproveDialog = (props: { readonly request: EnrolmentRequest; readonly onClose: () => void }) => {
  const { request } = props
  const hint = useHints()
  const approval = useApproval(request, props.onClose)
  const { task, typed, setTyped, chosen, setChosen, region, setRegion, comparison, approve } = approval
  return (
    <TaskDialog
      title={`Approve ${request.memberName} on ${request.deviceName}`}
      error={task.error}
      busy={task.busy}
      submit="Approve"
      keys={hint('dialog.confirm')}
      canSubmit={comparison.same && chosen.length > 0 && isRegion(region)}
      size={520}
      onSubmit={() => void approve()}
      onClose={props.onClose}
    >
      <p className="t2">
        Call {request.memberName}, or stand beside them. Let them read the fingerprint from their own screen, and type
        what you hear. Dashes and case do not matter.
      </p>
      <TextInput
        label="What they read to you"
        size="md"
        className="fingerprint-field"
        data-autofocus
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Groups comparison={comparison} />
      <Checkbox.Group label="Roles" value={[...chosen]} onChange={(value) => setChosen(value)}>
        <div className="col role-list">
          {offered.map((role) => (
            <Checkbox key={role} value={role} label={roleWords([role])} description={roleMeanings[role]} />
          ))}
        </div>
      </Checkbox.Group>
      <RegionField region={region} onChange={setRegion} />
    </TaskDialog>
  )
}

const stateWords = { right: 'same', wrong: 'differs', open: 'not typed yet' } as const

const Groups = ({ comparison }: { readonly comparison: Comparison }) => {
  const isWrong = comparison.groups.some((group) => group.state === 'wrong')
  return (
    <>
      <ol className="row fingerprint-check" aria-label="Comparison, group by group">
        {comparison.groups.map((group, place) => (
          <li key={place} data-state={group.state} className="mono">
            {group.state === 'right' ? group.text : '·'.repeat(group.text.length)}
            <span className="xs">{stateWords[group.state]}</span>
          </li>
        ))}
      </ol>
      {isWrong && (
        <Note tone="bad">
          This is not the fingerprint of the request. Listen once more; if it stays different, decline: someone else may
          be asking.
        </Note>
      )}
      {comparison.same && <Note tone="ok">The fingerprints are the same.</Note>}
    </>
  )
}

/** Empty when nobody says where the device stands, else ISO 3166-1 alpha-2. */
const isRegion = (region: string): boolean => region === '' || /^[A-Z]{2}$/.test(region)

const RegionField = (props: { readonly region: string; readonly onChange: (region: string) => void }) => (
  <TextInput
    label="Country of this device"
    description="Two letters, such as NO. Projects that are bound to countries open only where this is known."
    maxLength={2}
    autoComplete="off"
    spellCheck={false}
    value={props.region}
    error={isRegion(props.region) ? null : 'Two letters, such as NO'}
    onChange={(event) => props.onChange(event.currentTarget.value.toUpperCase())}
  />
)
