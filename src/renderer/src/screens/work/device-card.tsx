import type { WorkList } from '../../../../shared/ipc/work.ts'
import { useSession } from '../../station/station-provider.tsx'
import { Card } from '../../ui/card.tsx'
import { formatPlural, formatShortMoment } from '../../ui/format.ts'
import { ActionKey } from '../shell/action-key.tsx'

/** How this device stands, in four lines. */
export const DeviceCard = ({ list, nowMs }: { readonly list: WorkList; readonly nowMs: number }) => {
  const { keyStore, exchange } = useSession()
  const shards = list.projects.reduce((sum, project) => sum + project.shards.length, 0)
  const reached = exchange.reachedAt === null ? 'not yet' : formatShortMoment(exchange.reachedAt, nowMs)
  return (
    <Card title="This device" aside={<ActionKey id="go.device" />}>
      <div className="card-body">
        <div className="pair">
          <span>Key store</span>
          <b className={keyStore.usable ? '' : 'bad'} title={keyStore.backend}>
            {keyStore.usable ? 'Kept by the system' : 'Not usable'}
          </b>
        </div>
        <div className="pair">
          <span>Held here, encrypted</span>
          <b>{formatPlural(shards, 'shard')}</b>
        </div>
        <div className="pair">
          <span>Not yet delivered</span>
          <b>{formatPlural(list.undelivered, 'item')}</b>
        </div>
        <div className="pair">
          <span>Exchange last reached</span>
          <b className={exchange.reachable === false ? 'warn' : ''}>{reached}</b>
        </div>
      </div>
    </Card>
  )
}
