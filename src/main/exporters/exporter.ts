import type { Label, LabelKind } from '../../shared/labels/index.ts'
import type { Ontology } from '../../shared/labels/ontology.ts'

/** One part of an item as an exporter sees it. `text` reads the words of a text part and is absent on pictures. */
export interface ExportPart {
  readonly part: string
  readonly mediaType: string
  /** Size of the oriented picture in pixels; 0 for texts. */
  readonly widthPx: number
  readonly heightPx: number
  /** The name the file had in the imported folder. */
  readonly fileName: string
  readonly text?: () => Promise<string>
}

/** One labelled item. An item without labels is exported too: that nothing is there is a finding. */
export interface ExportItem {
  readonly key: string
  readonly shardName: string
  /** Place in the shard, from 0. */
  readonly index: number
  readonly parts: readonly ExportPart[]
  readonly labels: readonly Label[]
  readonly decision: 'waiting' | 'accepted' | 'returned'
  /** Who labelled it. */
  readonly annotator: string
}

export interface ExportInput {
  readonly project: { readonly name: string; readonly ontology: Ontology }
  /**
   * Starts a new pass over the items, always in the same order. A format that lists pictures before their labels goes
   * through them twice, because holding all labels in memory would bound the size of a project.
   */
  readonly items: () => AsyncIterable<ExportItem>
  /** Told once for each thing that the format cannot say. `what` is a sentence a person reads; equal ones are counted. */
  readonly onLoss: (what: string) => void
}

/** A piece of one file. Pieces of a file come in order; pieces of different files may alternate. */
export interface ExportChunk {
  /** A plain name without folders. */
  readonly fileName: string
  /** Text is UTF-8 without a byte order mark. */
  readonly chunk: string | Uint8Array
}

/**
 * One export format.
 *
 * Pure: items in, pieces of files out. Where they go and whether they are sealed is not its business. `supports` is the
 * promise shown before exporting and held by the conformance suite: `exact` never loses, `lossy` reports every loss,
 * `no` leaves the label out and reports it.
 *
 * @see docs/add-an-exporter.md
 */
export interface Exporter {
  readonly id: string
  readonly title: string
  /** Of the main file, without the dot. */
  readonly extension: string
  /** Version of what this exporter writes; rises when the same labels give other bytes. */
  readonly version: number
  /** Where the format is described. */
  readonly source: string
  readonly supports: Readonly<Record<LabelKind, 'exact' | 'lossy' | 'no'>>
  readonly write: (input: ExportInput) => AsyncIterable<ExportChunk>
}
