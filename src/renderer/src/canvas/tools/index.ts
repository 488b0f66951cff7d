import { box } from './box/tool.ts'
import { brush, eraser } from './brush/tool.ts'
import { pan } from './pan/tool.ts'
import { polygon } from './polygon/tool.ts'
import { select } from './select/tool.ts'
import type { Tool, ToolId } from './tool.ts'

/** Every tool, in the order of the rail. A new tool is one folder and one line here. */
export const tools: readonly Tool[] = [select, pan, box, polygon, brush, eraser]

export const toolOf = (id: ToolId): Tool => tools.find((tool) => tool.id === id) ?? select
