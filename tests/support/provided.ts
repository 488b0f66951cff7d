import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SetId, ShardId } from '../../src/shared/ids.ts'
import type { SuggestionReport } from '../../src/shared/ipc/suggestions.ts'
import type { ModelProject } from './onnx/model-project.ts'
import { imageSidePx } from './onnx/model-project.ts'
import type { Office } from './station-kit.ts'

/** Boxes of a COCO file: the picture's name, the class, the score, and where. */
export interface CocoBox {
  readonly image: string
  readonly category: string
  readonly score?: unknown
  readonly bbox?: readonly unknown[]
}

/** A COCO document with scores; images and categories are those that the boxes name. */
export const cocoOf = (boxes: readonly CocoBox[], size = imageSidePx) => {
  const images = [...new Set(boxes.map(({ image }) => image))]
  const categories = [...new Set(boxes.map(({ category }) => category))]
  return {
    images: images.map((name, id) => ({ id, file_name: name, width: size, height: size })),
    categories: categories.map((name, id) => ({ id: id + 1, name })),
    annotations: boxes.map(({ image, category, bbox = [10, 20, 30, 40], ...rest }, id) => ({
      ...{ id, bbox, ...rest },
      image_id: images.indexOf(image),
      category_id: categories.indexOf(category) + 1,
    })),
  }
}

let files = 0

/** A file of the lead's; what is no text is written as JSON. */
export const writePredictions = (office: Office, content: unknown, name = 'predictions.json'): string => {
  const path = join(office.dir, `${String(files++)}-${name}`)
  writeFileSync(path, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content))
  return path
}

/** What of a project suggestions are provided for. */
export interface Providing {
  readonly name?: string
  readonly shardIds?: ShardId[] | null
  readonly scoreWhenMissing?: number | null
}

export const planOf = (
  office: Office,
  project: Pick<ModelProject, 'projectId'>,
  ...[content, how = {}]: readonly [content: unknown, how?: Providing]
) => ({
  projectId: project.projectId,
  file: office.lead.station.files.remember(writePredictions(office, content)),
  shardIds: how.shardIds ?? null,
  scoreWhenMissing: how.scoreWhenMissing ?? null,
})

/** Provides what a file holds, as a lead does. */
export const provide = (
  office: Office,
  project: Pick<ModelProject, 'projectId'>,
  ...[content, how = {}]: readonly [content: unknown, how?: Providing]
): Promise<SuggestionReport> =>
  office.lead.call.suggestions.add({ ...planOf(office, project, content, how), name: how.name ?? 'Detector 3' })

/** The set that counts for a shard. */
export const currentSet = async (office: Office, { projectId, shardId }: ModelProject): Promise<SetId> => {
  const rows = await office.lead.call.suggestions.list({ projectId })
  const found = rows.find((row) => row.shardId === shardId)
  if (!found) throw new Error('nothing is provided')
  return found.setId
}
