import { useCallback, useState } from 'react'
import type { ProjectDetail } from '../../../../shared/ipc/projects.ts'
import { Figure } from '../../ui/figure.tsx'
import { AccessBoard } from './access-board.tsx'
import type { BoardRow } from './board.ts'
import { CertificateCard } from './certificate-card.tsx'
import { figuresOf } from './figures.ts'
import type { TabProps } from './tab-props.ts'

const FigureRow = ({ project }: { readonly project: ProjectDetail }) => (
  <div className="figures">
    {figuresOf(project).map(({ id, value, of, words, tone }) => (
      <Figure key={id} value={value} label={words} tone={tone} {...(of === null ? {} : { beside: `of ${of}` })} />
    ))}
  </div>
)

/** The figures, the week board and the certificates that are due. */
export const OverviewTab = ({ project, nowMs, open, onShards }: TabProps) => {
  const [chosen, setChosen] = useState<string | null>(null)
  const [weekShift, setWeekShift] = useState(0)
  const choose = useCallback(
    (row: BoardRow) => {
      setChosen(row.key)
      onShards(row.assignment ? [] : [row.shardId])
    },
    [onShards],
  )
  const hasCertificates = project.certificates.length > 0
  return (
    <div className="overview">
      <FigureRow project={project} />
      <div className="overview-parts" data-two={hasCertificates || undefined}>
        <AccessBoard
          project={project}
          nowMs={nowMs}
          chosen={chosen}
          weekShift={weekShift}
          onChoose={choose}
          onShift={setWeekShift}
          onAssign={(row) => open({ kind: 'assign', shardIds: [row.shardId] })}
          onRevoke={(row) => row.assignment && open({ kind: 'revoke', assignment: row.assignment })}
        />
        {hasCertificates && <CertificateCard project={project} nowMs={nowMs} />}
      </div>
    </div>
  )
}
