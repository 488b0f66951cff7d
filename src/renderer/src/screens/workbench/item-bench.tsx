import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react'
import type { LabelId } from '../../../../shared/ids.ts'
import type { ItemSummary, OpenedShard } from '../../../../shared/ipc/work.ts'
import type { ImageCache } from '../../canvas/image-cache.ts'
import type { ImageView } from '../../canvas/image-view.ts'
import { isShape, shapeBounds } from '../../../../shared/labels/shape-geometry.ts'
import { toolOf } from '../../canvas/tools/index.ts'
import type { Tool } from '../../canvas/tools/tool.ts'
import { useSession } from '../../station/station-provider.tsx'
import { StatusPlace } from '../shell/slots.tsx'
import { usefulTools } from './class-choice.ts'
import { useModels } from './assist/use-models.ts'
import { BenchButtons } from './bench-buttons.tsx'
import { BenchChips, selectedOf, OverPicture, useTalkActions, type Guide } from './bench-parts.tsx'
import { CommentsSection } from './comments/comments-section.tsx'
import { useConversation } from './comments/use-conversation.ts'
import { BenchAnnouncements } from './bench-announcements.tsx'
import { Contents, imagePartOf } from './contents.tsx'
import { ContextBar, type ContextBarProps } from './context-bar.tsx'
import { GuidelinesSheet } from './guidelines/guidelines-sheet.tsx'
import { HistorySheet } from './history/history-sheet.tsx'
import { useHistory } from './history/use-history.ts'
import { Relabel } from './relabel/relabel.tsx'
import { GapCount } from './objects/gap-count.tsx'
import { focusWords } from './objects/focus-soon.ts'
import { useGaps } from './objects/use-gaps.ts'
import { useObjects } from './objects/use-objects.ts'
import { Panel } from './panel.tsx'
import { PropagateDialog } from './propagate-dialog.tsx'
import { StatusFacts } from './status-facts.tsx'
import { ToolRail } from './tool-rail.tsx'
import { useBench } from './use-bench.ts'
import { ShapeInspector } from './shape-inspector.tsx'
import { SimplifyBar } from './simplify-bar.tsx'
import { useShapeWork } from './use-shape-work.ts'
import { useDrawing } from './use-drawing.ts'
import { useMaskActions } from './use-mask-actions.ts'
import { useBenchActions } from './use-bench-actions.ts'
import { AdjustMenu, type AdjustMenuProps } from './view/adjust-menu.tsx'
import { useViewActions } from './view/use-view-actions.ts'
import type { ItemFilter } from './walk/item-filter.ts'
import type { Walk } from './use-walk.ts'
import type { OpenItem } from './use-open-item.ts'

export interface ItemBenchProps {
  readonly shard: OpenedShard
  readonly summary: ItemSummary
  readonly open: OpenItem
  readonly readOnly: boolean
  readonly view: ImageView
  readonly cache: ImageCache
  readonly panelShown: boolean
  readonly showPanel: () => void
  /** Is given how to go to what is still missing. */
  readonly goToGap: RefObject<() => void>
  readonly bar: Omit<ContextBarProps, 'tool' | 'hint' | 'doing' | 'chips' | 'buttons' | 'missing'>
  readonly flow: ItemFlow
  /** Which item it is, for screen readers. */
  readonly itemWords: string
  /** Stands in the place of the content, when that cannot be shown. */
  readonly failure: ReactNode
  readonly strip: ReactNode
}

/** What the shard's bench lends to the one of its items. */
export interface ItemFlow {
  readonly walk: Walk
  readonly filter: ItemFilter
  readonly onFilter: (filter: ItemFilter) => void
  readonly guide: Guide
  readonly adjust: Omit<AdjustMenuProps, 'view'>
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

/** The open item with its tool, its conversation, and what can be done about both. */
const useItemBench = (props: ItemBenchProps, filterRef: RefObject<HTMLInputElement | null>) => {
  const { shard, summary, open, readOnly, flow } = props
  const { doc, item } = open
  const { ontology } = shard
  const mainPart = item.parts[0]?.part ?? ''
  const picturePart = imagePartOf(item.parts)?.part ?? null
  const view = picturePart === null ? null : props.view
  const tools = useMemo(() => (view ? usefulTools(ontology) : noTools), [view, ontology])
  const bench = useBench({ doc, ontology, kind: summary.kind, readOnly, mainPart })
  const objects = useObjects({ doc, ontology, kind: summary.kind, selection: bench.selection, view })
  const { assist, unready } = useModels({ ...props, selection: bench.selection })
  useBenchActions({ bench, doc, ontology, tools, unready, readOnly, filterRef, view: props.view, picturePart })
  const drawing = useDrawing({ bench, doc, ontology, onWrite: focusWords })
  const [said, onSay] = useState('')
  useMaskActions({ bench, doc, ontology, readOnly, onSay })
  useViewActions({ view, onAdjust: flow.adjust.onOpen })
  const talk = useConversation({ shard, item, onItem: flow.walk.update })
  const closed = summary.state === 'accepted'
  useTalkActions(talk, closed)
  const { textHandle, select } = bench
  const show = useShow(
    props,
    useCallback((id) => textHandle.current?.show(id), [textHandle]),
  )
  const onShow = (id: LabelId) => {
    select([id])
    show(id)
  }
  const shapeParts = { shard, items: flow.walk.items, index: item.index, bench, doc, view: props.view, readOnly }
  const shapes = useShapeWork({ ...shapeParts, part: picturePart, onShow: show, onSnap: drawing.toggleSnap, onSay })
  const history = useHistory()
  const gap = useGaps({ objects, bench, onShow: show, showPanel: props.showPanel })
  const { goToGap } = props
  useEffect(() => {
    goToGap.current = gap
  }, [goToGap, gap])
  const own = { bench, objects, gap, history, drawing, tools, view, talk, closed, mainPart, show, onShow }
  return { said, onSay, doc, assist, unready, shapes, ...own }
}

type ItemBenchState = ReturnType<typeof useItemBench>

/** What can be done beside drawing, before Skip and Finish. */
const Buttons = ({
  of: { view, talk, closed, history },
  props,
}: {
  readonly of: ItemBenchState
  readonly props: ItemBenchProps
}) => {
  const { flow, summary } = props
  return (
    <>
      {view && <AdjustMenu {...flow.adjust} view={view} />}
      <BenchButtons
        flagged={summary.flagged}
        onFlag={flow.walk.toggleFlag}
        onComment={closed ? null : () => talk.begin()}
        guidelines={flow.guide.opened}
        onGuidelines={flow.guide.toggle}
        history={history.opened}
        onHistory={history.toggle}
      />
    </>
  )
}

/** What was said about the item, at the head of the panel. */
const Comments = ({ of, ontology }: { readonly of: ItemBenchState; readonly ontology: OpenedShard['ontology'] }) => {
  const { bench, doc, talk, view, closed, onShow } = of
  useSyncExternalStore(doc.subscribe, doc.labels)
  return (
    <CommentsSection
      {...{ talk, onShow }}
      selected={selectedOf(bench.selection, doc, ontology)}
      hasPicture={view !== null}
      readOnly={closed}
      has={(id) => doc.label(id) !== null}
      onShowPoint={(point) => view?.centreOn(point)}
    />
  )
}

/** Where the selected shape lies, in numbers. */
const Inspector = ({ of: { bench, view }, props }: { readonly of: ItemBenchState; readonly props: ItemBenchProps }) => {
  const { open, shard, readOnly } = props
  if (!view) return null
  const shown = { doc: open.doc, ontology: shard.ontology, selection: bench.selection, readOnly }
  return <ShapeInspector {...shown} view={view} />
}

const Status = ({ of, ontology }: { readonly of: ItemBenchState; readonly ontology: OpenedShard['ontology'] }) => {
  const { doc, view, bench, said } = of
  const { lastSavedAt } = useSession()
  return (
    <StatusPlace side="left">
      <span role="status">{said}</span>
      <StatusFacts {...{ doc, lastSavedAt, ontology, view }} activeClassId={bench.activeClassId} />
    </StatusPlace>
  )
}

/** What is read beside the work: the history of the item, the guidelines. */
const Sheets = ({ of: { history }, props }: { readonly of: ItemBenchState; readonly props: ItemBenchProps }) => {
  const { open, shard, readOnly, flow } = props
  const { ontology } = shard
  const { opened, about, toggle } = flow.guide
  return (
    <>
      {history.opened && <HistorySheet {...{ ontology, readOnly }} doc={open.doc} onClose={history.toggle} />}
      {opened && <GuidelinesSheet {...{ ontology, about }} onClose={toggle} />}
    </>
  )
}

/** One item: tools, content, labels and objects around it. */
export const ItemBench = (props: ItemBenchProps) => {
  const { shard, summary, open, readOnly, cache, flow } = props
  const { doc, item } = open
  const { ontology, watermark, copyText } = shard
  const filterRef = useRef<HTMLInputElement>(null)
  const state = useItemBench(props, filterRef)
  const { assist, unready, bench, objects, drawing, shapes, tools, view, talk, mainPart, show } = state
  const { guide } = flow
  return (
    <>
      <ContextBar
        {...props.bar}
        tool={view ? toolOf(bench.tool) : null}
        hint={drawing.hint}
        doing={shapes.simplifying && <SimplifyBar simplifying={shapes.simplifying} onEnd={shapes.endSimplify} />}
        chips={<BenchChips flow={flow} view={view} />}
        buttons={<Buttons of={state} props={props} />}
        missing={<GapCount objects={objects} onGo={state.gap} />}
      />
      {view && <ToolRail tools={tools} current={bench.tool} onPick={bench.pickTool} unready={unready} />}
      {props.failure ?? (
        <Contents
          parts={item.parts}
          {...{ doc, ontology, bench, drawing, objects, cache, readOnly, watermark, copyText }}
          view={props.view}
          outline={assist.outline}
          over={<OverPicture talk={talk} view={props.view} doc={doc} />}
        />
      )}
      {props.strip}
      <Sheets of={state} props={props} />
      {props.panelShown && (
        <Panel
          {...{ doc, bench, assist, objects, ontology, readOnly, filterRef, mainPart, view, onShow: show }}
          kind={summary.kind}
          inspector={<Inspector of={state} props={props} />}
          comments={<Comments of={state} ontology={ontology} />}
          onAsk={guide.ask}
        />
      )}
      <PropagateDialog propagating={shapes.propagating} />
      <Relabel {...{ doc, ontology, bench, view, readOnly }} onSay={state.onSay} />
      <BenchAnnouncements {...{ doc, ontology, bench }} hasPicture={view !== null} item={props.itemWords} />
      <Status of={state} ontology={ontology} />
    </>
  )
}
