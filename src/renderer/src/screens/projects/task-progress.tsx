import { useEffect, useState } from 'react'
import { Progress } from '@mantine/core'
import type { StationClient } from '../../station/client.ts'
import { useStation } from '../../station/station-provider.tsx'
import { formatCount, formatSize } from '../../ui/format.ts'

type Step = Parameters<Parameters<StationClient['projects']['progress']['subscribe']>[0]>[0]

const amount = (value: number, unit: Step['unit']): string =>
  unit === 'bytes' ? formatSize(value) : formatCount(value)

/** How far a long task of the main process is. Shows no figure before the first report. */
export const TaskProgress = ({ task, words }: { readonly task: Step['task']; readonly words: string }) => {
  const station = useStation()
  const [step, setStep] = useState<Step | null>(null)
  useEffect(
    () =>
      station.projects.progress.subscribe((next) => {
        if (next.task === task) setStep(next)
      }),
    [station, task],
  )
  const share = step && step.total > 0 ? Math.min(step.done / step.total, 1) : 0
  return (
    <div className="col task-progress" role="status">
      <span className="row sm t2">
        {words}
        {step && (
          <span className="end num">
            {amount(step.done, step.unit)} of {amount(step.total, step.unit)}
            {step.unit === 'bytes' ? '' : ` ${step.unit}`}
          </span>
        )}
      </span>
      <Progress value={share * 100} size={6} transitionDuration={0} aria-label={words} />
    </div>
  )
}
