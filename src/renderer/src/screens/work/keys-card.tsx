import type { ActionId } from '../../actions/catalogue/index.ts'
import { Card } from '../../ui/card.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { ActionKey } from '../shell/action-key.tsx'

const lines: readonly (readonly [string, readonly ActionId[]])[] = [
  ['Move', ['list.down', 'list.up']],
  ['Continue where you were', ['work.continue']],
  ['Open next returned item', ['work.fix']],
  ['Deliver finished work', ['work.deliver']],
  ['Check the exchange', ['work.check']],
]

/** The keys of this page. */
export const KeysCard = () => (
  <Card title="Keys here">
    <div className="card-body">
      <div className="pair">
        <span>Open</span>
        <span>
          <KeyCap keys="↵" />
        </span>
      </div>
      {lines.map(([words, ids]) => (
        <div key={words} className="pair">
          <span>{words}</span>
          <span>
            {ids.map((id) => (
              <ActionKey key={id} id={id} />
            ))}
          </span>
        </div>
      ))}
    </div>
  </Card>
)
