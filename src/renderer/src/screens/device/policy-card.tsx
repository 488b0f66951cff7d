import { IconBuilding, IconFileCertificate, IconFolder, IconMinus } from '@tabler/icons-react'
import type { DeviceOverview } from '../../../../shared/ipc/device.ts'
import { Card } from '../../ui/card.tsx'
import { formatDay } from '../../ui/format.ts'
import { Tag, type Tone } from '../../ui/tag.tsx'
import '../../ui/table.css'

type Policy = DeviceOverview['policy']
type Setter = Policy[number]['setBy']

const setters: Record<Setter, { readonly words: string; readonly tone: Tone; readonly Icon: typeof IconMinus }> = {
  default: { words: 'Default', tone: 'plain', Icon: IconMinus },
  project: { words: 'Project', tone: 'plain', Icon: IconFolder },
  'client-contract': { words: 'Client contract', tone: 'warn', Icon: IconFileCertificate },
  'it-policy': { words: 'IT policy', tone: 'acc', Icon: IconBuilding },
}

const SetBy = ({ setBy }: { readonly setBy: Setter }) => {
  const { words, tone, Icon } = setters[setBy]
  return (
    <Tag tone={tone} icon={<Icon size={12} stroke={1.6} />}>
      {words}
    </Tag>
  )
}

/** Every rule that holds here, and who set it. */
export const PolicyCard = ({ policy, nowMs }: { readonly policy: Policy; readonly nowMs: number }) => (
  <Card title="Policy on this device">
    <table className="table policy">
      <thead>
        <tr>
          <th>Setting</th>
          <th>Value</th>
          <th>Set by</th>
          <th>Who and when</th>
        </tr>
      </thead>
      <tbody>
        {policy.map((entry) => (
          <tr key={entry.setting}>
            <td className="policy-wrap">{entry.setting}</td>
            <td className="policy-wrap policy-value">{entry.value}</td>
            <td>
              <SetBy setBy={entry.setBy} />
            </td>
            <td className="t2">
              {[entry.who, entry.at === null ? null : formatDay(entry.at, nowMs)].filter(Boolean).join(', ') ||
                'nobody changed it'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Card>
)
