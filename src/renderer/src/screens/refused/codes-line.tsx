import { useRef, useState } from 'react'
import type { Refusal } from '../../../../shared/access/refusal.ts'
import { formatCount } from '../../ui/format.ts'
import { isMac } from '../shell/platform.ts'

const copyWords = isMac ? 'Marked: copy with ⌘ C' : 'Marked: copy with Ctrl C'

/**
 * Codes for IT in small type. They name ids only, so that they may be copied out; the person copies them, because the window
 * itself may not write to the clipboard.
 */
export const CodesLine = ({ refusal }: { readonly refusal: Refusal }) => {
  const codes = useRef<HTMLSpanElement>(null)
  const [marked, setMarked] = useState(false)
  const mark = () => {
    if (!codes.current) return
    getSelection()?.selectAllChildren(codes.current)
    setMarked(true)
  }
  return (
    <footer className="codes xs t3">
      <span ref={codes} className="codes-text selectable">
        <span className="mono">{refusal.reason}</span>
        <span> audit entry {formatCount(refusal.auditEntry)}</span>
        <span>
          {' '}
          {refusal.grantId !== null && `grant ${refusal.grantId}, `}device {refusal.deviceId}
          {refusal.at !== null && `, at ${refusal.at}`}
        </span>
      </span>
      <button type="button" className="text-button end nw" onClick={mark}>
        {marked ? copyWords : 'Mark these to copy for IT'}
      </button>
    </footer>
  )
}
