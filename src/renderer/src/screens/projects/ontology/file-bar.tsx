import { Button, Menu } from '@mantine/core'
import { IconFileExport, IconFileImport } from '@tabler/icons-react'
import { useState } from 'react'
import type { Ontology } from '../../../../../shared/labels/ontology.ts'
import { lossesOf, type Loss } from '../../../../../shared/labels/ontology-next.ts'
import { useStation } from '../../../station/station-provider.tsx'
import { useTask } from '../../../station/use-task.ts'
import { ErrorNote, Note } from '../../../ui/note.tsx'
import { ontologyFrom } from './build.ts'
import { presetClasses } from './class-edits.ts'
import { draftOf, type OntologyDraft } from './draft.ts'
import { keepSigned } from './keep-signed.ts'

export interface FileBarProps {
  readonly draft: OntologyDraft
  /** The signed version that this one follows; null for a new project. */
  readonly before: Ontology | null
  /** Whether it can be saved: a file holds nothing that could not be read again. */
  readonly isWhole: boolean
  /** Says in the fields why it cannot be saved. */
  readonly onTry: () => void
  readonly onChange: (draft: OntologyDraft) => void
}

type Told =
  | { readonly kind: 'saved'; readonly file: string; readonly folder: string }
  | { readonly kind: 'faults'; readonly name: string; readonly faults: readonly string[] }
  | { readonly kind: 'read'; readonly name: string; readonly kept: readonly Loss[] }

const useFiles = ({ draft, before, isWhole, onTry, onChange }: FileBarProps) => {
  const station = useStation()
  const task = useTask()
  const [told, setTold] = useState<Told | null>(null)
  const tell = (act: () => Promise<Told | null>) => {
    setTold(null)
    void task.run(async () => setTold(await act()))
  }
  const read = () =>
    tell(async () => {
      const picked = await station.dialogs.pickFile({ purpose: 'ontology' })
      if (!picked) return null
      const { ontology, faults } = await station.projects.readOntology({ file: picked.file })
      if (!ontology) return { kind: 'faults', name: picked.name, faults }
      onChange(draftOf(before ? keepSigned(before, ontology) : ontology, before))
      return { kind: 'read', name: picked.name, kept: before ? lossesOf(before, ontology) : [] }
    })
  const save = () => {
    onTry()
    if (!isWhole) return
    tell(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return null
      const { file } = await station.projects.writeOntology({ folder: picked.folder, ontology: ontologyFrom(draft) })
      return { kind: 'saved', file, folder: picked.name }
    })
  }
  return { task, told, read, save }
}

/** Takes the whole from a file, or from a set to begin with, and saves it to one. */
export const FileBar = (props: FileBarProps) => {
  const { task, told, read, save } = useFiles(props)
  return (
    <>
      <div className="row ontology-page-bar">
        {props.before === null && <Presets {...props} />}
        <Button
          size="compact-xs"
          leftSection={<IconFileImport size={14} stroke={1.6} />}
          disabled={task.busy}
          onClick={read}
        >
          Read a file…
        </Button>
        <Button
          size="compact-xs"
          leftSection={<IconFileExport size={14} stroke={1.6} />}
          disabled={task.busy}
          onClick={save}
        >
          Save to a file…
        </Button>
      </div>
      {task.error && <ErrorNote error={task.error} />}
      {told && <ToldNote told={told} />}
    </>
  )
}

const Presets = ({ draft, onChange }: FileBarProps) => (
  <Menu position="bottom-start" withinPortal>
    <Menu.Target>
      <Button size="compact-xs">Begin with…</Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => onChange({ ...draft, classes: presetClasses('images') })}>For images</Menu.Item>
      <Menu.Item onClick={() => onChange({ ...draft, classes: presetClasses('texts') })}>For texts</Menu.Item>
    </Menu.Dropdown>
  </Menu>
)

const lossWords: Readonly<Record<Loss['what'], (loss: Loss) => string>> = {
  class: ({ className }) => `the class ${className}, retired`,
  kind: ({ className, name }) => `${className}: ${name}`,
  attribute: ({ className, name }) => `${className}: “${name}”, retired`,
  'attribute-kind': ({ className, name }) => `${className}: “${name}” with its kind of answer, retired`,
  option: ({ className, name }) => `${className}: the option “${name}”`,
  skeleton: ({ className }) => `${className}: its points`,
}

const ToldNote = ({ told }: { readonly told: Told }) => {
  if (told.kind === 'saved')
    return (
      <Note tone="ok">
        Saved as {told.file} in {told.folder}.
      </Note>
    )
  if (told.kind === 'faults')
    return (
      <Note tone="bad">
        {told.name} was not taken. {told.faults.join(' · ')}
      </Note>
    )
  if (told.kept.length === 0) return <Note tone="ok">{told.name} was read. Look it over, then sign.</Note>
  return (
    <Note tone="warn">
      {told.name} was read. It lacks what labels may have, so that was kept:{' '}
      {told.kept.map((loss) => lossWords[loss.what](loss)).join('; ')}.
    </Note>
  )
}
