import { useState } from 'react'
import { judgePassphrase } from '../../../../shared/passphrase/strength.ts'
import { useHints } from '../../actions/actions-provider.tsx'
import { useSession, useStation } from '../../station/station-provider.tsx'
import { useTask } from '../../station/use-task.ts'
import { PassphraseField } from '../../ui/passphrase-field.tsx'
import { PassphraseMeter } from '../../ui/passphrase-meter.tsx'
import { TaskDialog } from '../../ui/task-dialog.tsx'

const useChange = (onDone: () => void) => {
  const station = useStation()
  const { member, device, organisation } = useSession()
  const task = useTask()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const [again, setAgain] = useState('')
  const names = [member?.name, device?.name, organisation?.name].filter((name) => name !== undefined)
  const ready = current !== '' && next === again && next !== current && judgePassphrase(next, names).enough
  const change = async () => {
    if (!ready) return
    if (await task.run(() => station.session.changePassphrase({ passphrase: current, newPassphrase: next }))) onDone()
    else setCurrent('')
  }
  return { task, current, setCurrent, next, setNext, again, setAgain, names, ready, change }
}

/** Asks for the passphrase of now and, twice, for the one that comes. */
export const PassphraseDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const { task, current, setCurrent, next, setNext, again, setAgain, names, ready, change } = useChange(onClose)
  const hint = useHints()
  const differs = again !== '' && !next.startsWith(again)
  return (
    <TaskDialog
      title="Change the passphrase"
      error={task.error}
      busy={task.busy}
      submit="Change it"
      keys={hint('dialog.confirm')}
      canSubmit={ready}
      size={480}
      onSubmit={() => void change()}
      onClose={onClose}
    >
      <PassphraseField label="Passphrase of now" autoFocus value={current} onChange={setCurrent} />
      <PassphraseField label="New passphrase" purpose="new" value={next} onChange={setNext} />
      <PassphraseMeter passphrase={next} names={names} />
      <PassphraseField
        label="The new one again"
        purpose="new"
        value={again}
        error={differs ? 'The two are not the same' : next !== '' && next === current ? 'It is the one of now' : null}
        onChange={setAgain}
      />
      <p className="sm t3">
        The keys of this device are replaced with it: copies of the home folder from before open with neither
        passphrase. Nobody can recover it.
      </p>
    </TaskDialog>
  )
}
