import type { ReactNode } from 'react'
import { useSession } from '../../station/station-provider.tsx'
import { TitleBar } from './title-bar.tsx'
import './gate.css'
import './status-bar.css'

export interface GateProps {
  /** One quiet sentence at the left of the status bar. */
  readonly status: ReactNode
  readonly children: ReactNode
}

/** The window while no work may be shown: the title bar without search, one narrow column, the status bar. */
export const Gate = ({ status, children }: GateProps) => {
  const { build, device } = useSession()
  return (
    <div className="frame">
      <TitleBar trail={<b>Auxerta Workstation</b>} />
      <main className="gate">
        <div className="gate-column">{children}</div>
      </main>
      <footer className="status-bar">
        {status}
        <div className="status-right">
          <span title={`Build ${build.commit}`}>{build.version}</span>
          {device && <span>{device.name}</span>}
        </div>
      </footer>
    </div>
  )
}
