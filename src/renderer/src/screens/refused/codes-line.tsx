import { useState } from 'react'
import type { Refusal } from '../../../../shared/access/refusal.ts'
import { formatCount } from '../../ui/format.ts'

const linesFor = (refusal: Refusal): string =>
  [
    `reason ${refusal.reason}`,
    `audit entry ${refusal.auditEntry}`,
    ...(refusal.grantId === null ? [] : [`grant ${refusal.grantId}`]),
    `device ${refusal.deviceId}`,
    ...(refusal.at === null ? [] : [`at ${refusal.at}`]),
  ].join('\n')

/** Codes for IT in small type. They name ids only, so that they may be copied out. */
export const CodesLine = ({ refusal }: { readonly refusal: Refusal }) => {
  const [copied, setCopied] = useState<'yes' | 'no' | null>(null)
  const copy = () => {
    navigator.clipboard.writeText(linesFor(refusal)).then(
      () => setCopied('yes'),
      () => setCopied('no'),
    )
  }
  return (
    <footer className="codes xs t3">
      <span className="mono selectable">{refusal.reason}</span>
      <span className="selectable nw">audit entry {formatCount(refusal.auditEntry)}</span>
      <span className="selectable ell">
        {refusal.grantId !== null && `grant ${refusal.grantId}, `}device {refusal.deviceId}
      </span>
      <button type="button" className="text-button end nw" onClick={copy}>
        {copied === 'yes'
          ? 'Copied'
          : copied === 'no'
            ? 'Copying is not allowed here: read them out'
            : 'Copy these for IT'}
      </button>
    </footer>
  )
}
