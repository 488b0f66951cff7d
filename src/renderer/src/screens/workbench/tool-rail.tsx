import {
  IconArrowsJoin,
  IconCircleDashedPlus,
  IconEraser,
  IconHandStop,
  IconPointer,
  IconScissors,
  IconSlice,
  IconSparkles,
  IconWand,
} from '@tabler/icons-react'
import { Tooltip, UnstyledButton } from '@mantine/core'
import { useHints } from '../../actions/actions-provider.tsx'
import type { Tool, ToolId } from '../../canvas/tools/tool.ts'
import { kindIcons } from './kind-icons.ts'
import { roveFocus } from './roving-focus.ts'
import { toolActionOf } from './tool-actions.ts'
import type { UnreadyTools } from './use-bench-actions.ts'
import './tool-rail.css'

/** The picture of each tool; a tool without one does not compile. */
export const toolIcons = {
  select: IconPointer,
  pan: IconHandStop,
  box: kindIcons.box,
  'rotated-box': kindIcons['rotated-box'],
  polygon: kindIcons.polygon,
  brush: kindIcons.mask,
  eraser: IconEraser,
  'polygon-hole': IconCircleDashedPlus,
  'polygon-part': IconArrowsJoin,
  'polygon-split': IconSlice,
  polyline: kindIcons.polyline,
  keypoints: kindIcons.keypoints,
  ellipse: kindIcons.ellipse,
  cuboid: kindIcons.cuboid,
  wand: IconWand,
  scissors: IconScissors,
  smart: IconSparkles,
} as const satisfies Record<ToolId, typeof IconPointer>

export interface ToolRailProps {
  readonly tools: readonly Tool[]
  readonly current: ToolId
  readonly onPick: (id: ToolId) => void
  /** Why a tool cannot be used now, in words. */
  readonly unready: UnreadyTools
}

/**
 * The tools with their letters. A press does not take the focus from the picture; arrows move among them, and the bar is
 * one stop of Tab.
 */
export const ToolRail = ({ tools, current, onPick, unready }: ToolRailProps) => {
  const hint = useHints()
  const stop = tools.some(({ id, onDemand }) => id === current && !onDemand) ? current : tools[0]?.id
  return (
    <div
      className="tool-rail"
      role="toolbar"
      aria-label="Tools"
      aria-orientation="vertical"
      data-region
      data-own-keys
      onKeyDown={roveFocus}
    >
      {tools
        .filter(({ onDemand }) => !onDemand)
        .map(({ id, title, draws }, place) => {
          const Icon = toolIcons[id]
          const keys = hint(toolActionOf(id))
          const startsGroup = draws !== null && place > 0 && tools[place - 1]?.draws === null
          const whyNot = unready[id]
          return (
            <div key={id} className="tool-place" data-starts-group={startsGroup || undefined}>
              <Tooltip label={whyNot === undefined ? `${title}  ${keys}` : `${title}: ${whyNot}`} position="right">
                <UnstyledButton
                  className="tool"
                  aria-label={title}
                  aria-disabled={whyNot !== undefined || undefined}
                  aria-description={whyNot}
                  aria-keyshortcuts={keys || undefined}
                  aria-pressed={id === current}
                  tabIndex={id === stop ? 0 : -1}
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => {
                    if (whyNot === undefined) onPick(id)
                  }}
                >
                  <Icon size={18} stroke={1.6} aria-hidden="true" />
                  <em aria-hidden="true">{keys.replace('Shift ', '⇧')}</em>
                </UnstyledButton>
              </Tooltip>
            </div>
          )
        })}
    </div>
  )
}
