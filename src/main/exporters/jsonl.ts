import type { Label } from '../../shared/labels/index.ts'
import type { ExportChunk, Exporter, ExportInput, ExportPart } from './exporter.ts'

const partOf = async (part: ExportPart) => {
  const { text, ...facts } = part
  return text ? { ...facts, text: await text() } : facts
}

const labelOf = (label: Label, classNames: ReadonlyMap<string, string>) => {
  const { id, kind, part, classId, attributes, ...place } = label
  return { id, kind, part, class: { id: classId, name: classNames.get(classId) ?? null }, attributes, ...place }
}

async function* write(input: ExportInput): AsyncIterable<ExportChunk> {
  const { name, ontology } = input.project
  const classNames = new Map<string, string>(ontology.classes.map((entry) => [entry.id, entry.name]))
  yield { fileName: 'items.jsonl', chunk: '' }
  for await (const item of input.items()) {
    const parts = await Promise.all(item.parts.map(partOf))
    const { key, shardName, index, decision, annotator } = item
    const provenance = { project: name, ontologyVersion: ontology.version, annotator, decision }
    const labels = item.labels.map((label) => labelOf(label, classNames))
    const line = { key, shard: shardName, index, parts, labels, provenance }
    yield { fileName: 'items.jsonl', chunk: JSON.stringify(line) + '\n' }
  }
}

/**
 * One JSON object per line and item: everything, exactly.
 *
 * Span offsets count code points in the part's `text`, as Python's `text[start:end]` does; `quote` repeats the words.
 * Shapes are in pixels of the oriented picture. A class the ontology no longer has keeps its id and has the name null.
 */
export const jsonl: Exporter = {
  id: 'jsonl',
  title: 'JSON Lines, everything',
  extension: 'jsonl',
  version: 1,
  source: 'https://jsonlines.org',
  supports: {
    box: 'exact',
    'rotated-box': 'exact',
    polygon: 'exact',
    polyline: 'exact',
    keypoints: 'exact',
    ellipse: 'exact',
    mask: 'exact',
    cuboid: 'exact',
    'item-class': 'exact',
    span: 'exact',
  },
  write,
}
