import type { SpanLabel } from '../../shared/labels/span.ts'
import type { Ontology } from '../../shared/labels/ontology.ts'
import { planSpans, sentenceFor, type SpanPlan } from './conll-spans.ts'
import { tokensOf, type Token } from './conll-tokens.ts'
import type { ExportChunk, Exporter, ExportInput, ExportItem, ExportPart } from './exporter.ts'
import { losses } from './losses.ts'

const columnsFile = 'entities.conll'
const offsetsFile = 'offsets.jsonl'
/** Pieces are written about this long, in UTF-16 units. */
const pieceUtf16 = 16_384

/** A tag is one column: spaces become underscores, and two classes never share one. */
const tagNamesOf = (ontology: Ontology): ReadonlyMap<string, string> => {
  const taken = new Set<string>()
  const names = new Map<string, string>()
  for (const entry of ontology.classes) {
    const plain = entry.name.replace(/[\s\p{Z}\p{Cc}]+/gu, '_')
    let name = plain
    for (let n = 2; taken.has(name); n++) name = `${plain}_${String(n)}`
    taken.add(name)
    names.set(entry.id, name)
  }
  return names
}

/** The spans of each text part; everything the format has no place for is reported as lost. */
const spansOf = (item: ExportItem, tagNames: ReadonlyMap<string, string>, onLoss: ExportInput['onLoss']) => {
  const byPart = new Map<string, SpanLabel[]>()
  for (const part of item.parts) if (part.text) byPart.set(part.part, [])
  for (const label of item.labels) {
    if (label.kind === 'item-class') onLoss(losses.noPlaceForItemClass)
    else if (label.kind !== 'span') onLoss(losses.noPlaceForShape)
    else if (!byPart.has(label.part)) onLoss(losses.noSuchPart)
    else {
      if (!tagNames.has(label.classId)) onLoss(losses.noSuchClass)
      byPart.get(label.part)?.push(label)
    }
  }
  return byPart
}

/** `columns` says what became of the span in the columns file. */
const spanRecord = (label: SpanLabel, tag: string | null, plan: SpanPlan) => {
  const { id, classId, fragments, attributes } = label
  const columns = tag === null ? 'class-gone' : (plan.lossOf.get(label) ?? 'exact')
  return { id, classId, tag, fragments, attributes, columns }
}

interface TextDocument {
  readonly item: ExportItem
  readonly part: ExportPart
  readonly text: string
  readonly plan: SpanPlan
  readonly spans: readonly SpanLabel[]
}

const report = (document: TextDocument, onLoss: ExportInput['onLoss']): void => {
  for (const loss of document.plan.lossOf.values()) onLoss(sentenceFor(loss))
  for (const { label } of document.plan.tagged) if (Object.keys(label.attributes).length > 0) onLoss(losses.attributes)
}

const rowOf = (token: Token, tagNames: ReadonlyMap<string, string>): string => {
  const name = token.label ? tagNames.get(token.label.classId) : undefined
  const tag = name === undefined ? 'O' : `${token.begins ? 'B' : 'I'}-${name}`
  return `${token.startsSentence ? '\n' : ''}${token.form} -X- _ ${tag}\n`
}

function* writeText(
  document: TextDocument,
  tagNames: ReadonlyMap<string, string>,
  onLoss: ExportInput['onLoss'],
): Iterable<ExportChunk> {
  const { item, part, text, plan, spans } = document
  const head = { key: item.key, shard: item.shardName, index: item.index, part: part.part, fileName: part.fileName }
  const records = spans.map((label) => spanRecord(label, tagNames.get(label.classId) ?? null, plan))
  const provenance = { annotator: item.annotator, decision: item.decision }
  let columns = '-DOCSTART- -X- -X- O\n'
  let offsets = JSON.stringify({ ...head, ...provenance, spans: records }).slice(0, -1) + ',"tokens":['
  let separator = ''
  for (const token of tokensOf(text, plan.tagged)) {
    if (token.changed) onLoss(losses.characters)
    columns += rowOf(token, tagNames)
    offsets += `${separator}[${String(token.start)},${String(token.end)}]`
    separator = ','
    if (columns.length < pieceUtf16) continue
    yield { fileName: columnsFile, chunk: columns }
    yield { fileName: offsetsFile, chunk: offsets }
    columns = offsets = ''
  }
  yield { fileName: columnsFile, chunk: columns + '\n' }
  yield { fileName: offsetsFile, chunk: offsets + ']}\n' }
}

async function* write(input: ExportInput): AsyncIterable<ExportChunk> {
  const tagNames = tagNamesOf(input.project.ontology)
  yield { fileName: columnsFile, chunk: '' }
  yield { fileName: offsetsFile, chunk: '' }
  for await (const item of input.items()) {
    const byPart = spansOf(item, tagNames, input.onLoss)
    for (const part of item.parts) {
      if (!part.text) continue
      const text = await part.text()
      const spans = byPart.get(part.part) ?? []
      const known = spans.filter((label) => tagNames.has(label.classId))
      const document = { item, part, text, spans, plan: planSpans(text, known) }
      report(document, input.onLoss)
      yield* writeText(document, tagNames, input.onLoss)
    }
  }
}

/**
 * CoNLL-2003 columns in IOB2 (`token -X- _ tag`), and beside them `offsets.jsonl`: one line per text with every span as
 * it was drawn and the code-point offsets of every token, so that the text can be put together again.
 *
 * Words and sentences are those of UAX 29. A sentence never ends inside a span, because an `I-` tag may not begin one.
 */
export const conll2003: Exporter = {
  id: 'conll-2003',
  title: 'CoNLL-2003 (IOB2) with offsets',
  extension: 'conll',
  version: 1,
  source: 'https://www.clips.uantwerpen.be/conll2003/ner/',
  supports: {
    box: 'no',
    'rotated-box': 'no',
    polygon: 'no',
    polyline: 'no',
    keypoints: 'no',
    ellipse: 'no',
    mask: 'no',
    cuboid: 'no',
    'item-class': 'no',
    span: 'lossy',
  },
  write,
}
