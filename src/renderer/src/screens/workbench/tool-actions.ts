import type { ActionId } from '../../actions/catalogue/index.ts'
import type { ToolId } from '../../canvas/tools/tool.ts'

/** The action that picks each tool. */
const toolActions = {
  select: 'tool.select',
  pan: 'tool.pan',
  box: 'tool.box',
  'rotated-box': 'tool.rotated-box',
  polygon: 'tool.polygon',
  polyline: 'tool.polyline',
  keypoints: 'tool.keypoints',
  ellipse: 'tool.ellipse',
  cuboid: 'tool.cuboid',
  brush: 'tool.brush',
  eraser: 'tool.eraser',
  wand: 'tool.wand',
  scissors: 'tool.scissors',
  'polygon-hole': 'polygon.hole',
  'polygon-part': 'polygon.part',
  'polygon-split': 'polygon.split',
  smart: 'tool.smart',
} as const satisfies Record<ToolId, ActionId>

export const toolActionOf = (id: ToolId): ActionId => toolActions[id]
