import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import type { ImageCache } from '../../canvas/image-cache.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { isShape, shapeBounds } from '../../../../shared/labels/shape-geometry.ts'
import { toolOf } from '../../canvas/tools/index.ts'
import type { Tool } from '../../canvas/tools/tool.ts'
import { useSession } from '../../station/station-provider.tsx'
import { StatusPlace } from '../shell/slots.tsx'
import { toggleItemClass, usefulTools } from './class-choice.ts'
import { Contents, imagePartOf } from './contents.tsx'
import { ContextBar, type ContextBarProps } from './context-bar.tsx'
import { Panel } from './panel.tsx'
import { StatusFacts } from './status-facts.tsx'
import { ToolRail } from './tool-rail.tsx'
import { useBench } from './use-bench.ts'
import { useBenchActions } from './use-bench-actions.ts'
import { useMaskActions } from './use-mask-actions.ts'
import type { OpenItem } from './use-open-item.ts'

export interface ItemBenchProps {
  readonly shard: OpenedShard
  readonly summary: ItemSummary
  readonly open: OpenItem
  readonly readOnly: boolean
  readonly view: ImageView
  readonly cache: ImageCache
  readonly panelShown: boolean
  readonly bar: Omit<ContextBarProps, 'tool'>
  /** Stands in the place of the content, when that cannot be shown. */
  readonly failure: ReactNode
  readonly strip: ReactNode
}

const noTools: readonly Tool[] = []

/** Brings a label into view: on the picture by moving the view, in the text by scrolling. */
const useShow = ({ open, view }: ItemBenchProps, showInText: (id: LabelId) => void) =>
  useCallback(
    (id: LabelId) => {
      const label = open.doc.label(id)
      if (label && isShape(label)) view.reveal(shapeBounds(label))
      else showInText(id)
    },
    [open.doc, view, showInText],
  )

/** One item: tools, content, labels and objects around it. */
export const ItemBench = (props: ItemBenchProps) => {
  const { shard, summary, open, readOnly, view, cache } = props
  const { doc, item } = open
  const { ontology, watermark, copyText } = shard
  const filterRef = useRef<HTMLInputElement>(null)
  const mainPart = item.parts[0]?.part ?? ''
  const hasPicture = imagePartOf(item.parts) !== null
  const tools = useMemo(() => (hasPicture ? usefulTools(ontology) : noTools), [hasPicture, ontology])
  const bench = useBench({ doc, ontology, kind: summary.kind, readOnly, mainPart })
  const { textHandle, select, activeClassId } = bench
  useBenchActions({ bench, doc, ontology, tools, view, readOnly, filterRef })
  const [said, onSay] = useState('')
  useMaskActions({ bench, doc, ontology, readOnly, onSay })
  const show = useShow(
    props,
    useCallback((id) => textHandle.current?.show(id), [textHandle]),
  )
  const { lastSavedAt } = useSession()
  return (
    <>
      <ContextBar {...props.bar} tool={hasPicture ? toolOf(bench.tool) : null} />
      {hasPicture && <ToolRail tools={tools} current={bench.tool} onPick={bench.pickTool} />}
      {props.failure ?? (
        <Contents parts={item.parts} {...{ doc, ontology, bench, view, cache, readOnly, watermark, copyText }} />
      )}
      {props.strip}
      {props.panelShown && (
        <Panel
          {...{ bench, ontology, readOnly, filterRef }}
          kind={summary.kind}
          comments={item.comments}
          onShow={(id) => {
            select([id])
            show(id)
          }}
          onToggleItemClass={(id) => toggleItemClass(doc, mainPart, id)}
        />
      )}
      <StatusPlace side="left">
        <StatusFacts {...{ doc, lastSavedAt, ontology, activeClassId }} view={hasPicture ? view : null} />
        <span role="status">{said}</span>
      </StatusPlace>
    </>
  )
}
