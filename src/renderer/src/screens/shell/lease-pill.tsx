import { UnstyledButton } from '@mantine/core'
import { useRoute } from '../route.ts'
import { LeaseText } from '../../ui/lease-ring.tsx'
import { leaseSummary } from '../../ui/lease-words.ts'
import { useNow } from '../../ui/use-now.ts'
import { Slot } from './slots.tsx'
import { useWorkList } from './work-list-provider.tsx'

/** The ring in the title bar: always there for those who annotate, and always true. A click shows what lies here until when. */
export const LeasePill = () => {
  const list = useWorkList()
  const nowMs = useNow()
  const { go } = useRoute()
  const leases = list?.value?.projects.flatMap((project) => project.shards.map((shard) => shard.lease))
  const summary = leases ? leaseSummary(leases, nowMs) : null
  return (
    <>
      <Slot name="lease" />
      {summary && (
        <UnstyledButton className="lease-pill" title="What is on this device" onClick={() => go({ screen: 'device' })}>
          <LeaseText lease={summary.lease} nowMs={nowMs} words={summary.words} />
        </UnstyledButton>
      )}
    </>
  )
}
