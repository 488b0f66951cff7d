import type { Lease } from '../../../shared/access/lease.ts'
import { leaseTone, leaseWords, shortLeaseWords, type LeaseTone } from './lease-words.ts'
import './lease-ring.css'

const radius = 6
const circumference = 2 * Math.PI * radius

const Cross = ({ colour }: { readonly colour: string }) => (
  <path d="M5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8" stroke={colour} strokeWidth="1.6" fill="none" />
)

const ringColours: Record<LeaseTone, string> = {
  ok: 'var(--ok)',
  warn: 'var(--warn)',
  bad: 'var(--bad)',
  none: 'var(--t3)',
}

/** The ring: its arc is the share of the lease that is left; a cross when it has ended or there is none. 16 px. */
export const LeaseRing = ({ lease }: { readonly lease: Lease }) => {
  const tone = leaseTone(lease)
  const colour = ringColours[tone]
  const open = tone === 'ok' || tone === 'warn'
  return (
    <svg className="lease-ring" viewBox="0 0 16 16" aria-hidden="true">
      <circle cx="8" cy="8" r={radius} fill="none" stroke="var(--line2)" strokeWidth="2" />
      {open && (
        <circle
          cx="8"
          cy="8"
          r={radius}
          fill="none"
          stroke={colour}
          strokeWidth="2"
          strokeDasharray={`${(Math.max(lease.share, 0.02) * circumference).toFixed(2)} ${circumference.toFixed(2)}`}
          transform="rotate(-90 8 8)"
        />
      )}
      {open ? <circle cx="8" cy="8" r="1.6" fill={colour} /> : <Cross colour={colour} />}
    </svg>
  )
}

export interface LeaseTextProps {
  readonly lease: Lease
  readonly nowMs: number
  /** Only the moment, for narrow places. */
  readonly short?: boolean
  /** Stands instead of the words made from the lease. */
  readonly words?: string
}

/** The ring with its words. */
export const LeaseText = ({ lease, nowMs, short = false, words }: LeaseTextProps) => (
  <span className="lease-text" data-tone={leaseTone(lease)}>
    <LeaseRing lease={lease} />
    <span className="ell">{words ?? (short ? shortLeaseWords(lease, nowMs) : leaseWords(lease, nowMs))}</span>
  </span>
)
