import { Card } from '../../ui/card.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'

const lines: readonly (readonly [string, readonly string[]])[] = [
  ['Move', ['J', 'K']],
  ['Open', ['↵']],
  ['Continue where you were', ['C']],
  ['Open next returned item', ['R']],
  ['Deliver finished work', ['D']],
  ['Check the exchange', ['F5']],
]

/** The keys of this page. */
export const KeysCard = () => (
  <Card title="Keys here">
    <div className="card-body">
      {lines.map(([words, keys]) => (
        <div key={words} className="pair">
          <span>{words}</span>
          <span>
            {keys.map((key) => (
              <KeyCap key={key} keys={key} />
            ))}
          </span>
        </div>
      ))}
    </div>
  </Card>
)
