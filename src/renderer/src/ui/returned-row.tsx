import { UnstyledButton } from '@mantine/core'
import { IconFileText, IconPhoto, IconPhotoEdit } from '@tabler/icons-react'
import { formatMoment } from './format.ts'
import { KeyCap } from './key-cap.tsx'
import './returned-row.css'

export interface ReturnedItem {
  readonly key: string
  readonly shardName: string
  readonly kind: 'image' | 'text' | 'image-text'
  readonly reviewer: string
  readonly comment: string
  readonly at: string
}

const kindIcons = { image: IconPhoto, text: IconFileText, 'image-text': IconPhotoEdit } as const

export interface ReturnedRowProps {
  readonly item: ReturnedItem
  readonly nowMs: number
  /** The key that opens this one, where there is one. */
  readonly keys?: string
  readonly onOpen: () => void
}

/** An item that came back, with the reviewer's own words. */
export const ReturnedRow = ({ item, nowMs, keys, onOpen }: ReturnedRowProps) => {
  const Icon = kindIcons[item.kind]
  return (
    <UnstyledButton className="returned-row" data-listed onClick={onOpen}>
      <span className="returned-kind">
        <Icon size={18} stroke={1.4} />
      </span>
      <span className="grow">
        <span className="row">
          <b className="nw">{item.key}</b>
          <span className="sm t3 nw">{item.shardName}</span>
          <span className="end sm t3 nw">
            {item.reviewer} · {formatMoment(item.at, nowMs)}
          </span>
        </span>
        <span className="returned-words ell">“{item.comment}”</span>
      </span>
      <span className="row-verb">Fix {keys !== undefined && <KeyCap keys={keys} />}</span>
    </UnstyledButton>
  )
}
