import { box } from './box/tool.ts'
import { brush, eraser } from './brush/tool.ts'
import { cuboid } from './cuboid/tool.ts'
import { ellipse } from './ellipse/tool.ts'
import { keypoints } from './keypoints/tool.ts'
import { pan } from './pan/tool.ts'
import { polygonHole, polygonPart, polygonSplit } from './polygon-edit/tools.ts'
import { polygon } from './polygon/tool.ts'
import { polyline } from './polyline/tool.ts'
import { rotatedBox } from './rotated-box/tool.ts'
import { scissors } from './scissors/tool.ts'
import { select } from './select/tool.ts'
import { smart } from './smart/tool.ts'
import type { Tool, ToolId } from './tool.ts'
import { wand } from './wand/tool.ts'

/** Every tool, in the order of the rail. A new tool is one folder and one line here. */
export const tools: readonly Tool[] = [
  select,
  pan,
  box,
  rotatedBox,
  polygon,
  polyline,
  keypoints,
  ellipse,
  brush,
  eraser,
  wand,
  scissors,
  smart,
  cuboid,
  polygonHole,
  polygonPart,
  polygonSplit,
]

export const toolOf = (id: ToolId): Tool => tools.find((tool) => tool.id === id) ?? select
