import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { useTask, type Task } from '../../station/use-task.ts'

type Format = Parameters<StationClient['device']['exportAudit']>[0]['format']

/** Where a trail was written to. The window knows the folder by its name alone. */
export interface Written {
  readonly file: string
  readonly folder: string
  readonly entries: number
}

export interface AuditExport {
  readonly task: Task
  readonly written: Written | null
  readonly run: (format: Format) => void
}

/** Asks for a folder and writes the trail into it. */
export const useAuditExport = (onDone: () => void): AuditExport => {
  const station = useStation()
  const task = useTask()
  const [written, setWritten] = useState<Written | null>(null)
  const run = (format: Format) =>
    void task.run(async () => {
      const picked = await station.dialogs.pickFolder({ purpose: 'export' })
      if (!picked) return
      setWritten({ ...(await station.device.exportAudit({ folder: picked.folder, format })), folder: picked.name })
      onDone()
    })
  return { task, written, run }
}

/** The two forms in which a trail leaves the device. */
export const ExportButton = ({ state }: { readonly state: AuditExport }) => (
  <Menu position="bottom-end" shadow="none" transitionProps={{ duration: 80 }} width={300}>
    <Menu.Target>
      <Button
        size="compact-xs"
        loading={state.task.busy}
        leftSection={<IconDownload size={14} stroke={1.6} />}
        aria-haspopup="menu"
      >
        Export…
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      <Menu.Item onClick={() => state.run('jsonl')}>
        JSON Lines
        <p className="xs t3">The trail itself. Anybody with the root key can verify it.</p>
      </Menu.Item>
      <Menu.Item onClick={() => state.run('cef')}>
        CEF
        <p className="xs t3">Common Event Format, for a place that collects events.</p>
      </Menu.Item>
    </Menu.Dropdown>
  </Menu>
)
