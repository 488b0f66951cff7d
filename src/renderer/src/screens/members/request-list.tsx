import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import type { EnrolmentRequest } from '../../../../shared/ipc/members.ts'
import { Card } from '../../ui/card.tsx'
import { formatMoment, formatPlural } from '../../ui/format.ts'
import { FingerprintGroups } from './fingerprint-groups.tsx'

interface RequestListProps {
  readonly requests: readonly EnrolmentRequest[]
  readonly nowMs: number
  readonly onApprove: (request: EnrolmentRequest) => void
  readonly onDecline: (request: EnrolmentRequest) => void
}

/** Devices that ask to join, above all else. Nothing is shown while nobody asks. */
export const RequestList = (props: RequestListProps) => {
  const { requests } = props
  if (requests.length === 0) return null
  return (
    <Card
      title={`${formatPlural(requests.length, 'device')} ${requests.length === 1 ? 'asks' : 'ask'} to join`}
      aside="Compare the fingerprint with what the person reads to you"
    >
      {requests.map((request) => (
        <div key={request.requestId} className="card-row request-row">
          <IconUserPlus size={16} stroke={1.6} className="acc" aria-hidden />
          <div className="request-who">
            <p>
              <b>{request.memberName}</b> on <b>{request.deviceName}</b>
            </p>
            <p className="xs t3">asked {formatMoment(request.at, props.nowMs)}</p>
          </div>
          <FingerprintGroups fingerprint={request.fingerprint} large />
          <span className="end row">
            <Button variant="subtle" color="gray" onClick={() => props.onDecline(request)}>
              Decline
            </Button>
            <Button variant="filled" onClick={() => props.onApprove(request)}>
              Compare and approve…
            </Button>
          </span>
        </div>
      ))}
    </Card>
  )
}
