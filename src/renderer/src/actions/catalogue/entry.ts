/**
 * Where an action can be done. Two actions of one scope can be wanted by the same press, and so can one of `window` and one of
 * any other. `drawing` is what the picked tool takes first; `dialog` is alone, because a dialog keeps all keys to itself.
 */
export type Scope =
  | 'window'
  | 'workbench'
  | 'drawing'
  | 'text'
  | 'work'
  | 'returned'
  | 'refused'
  | 'projects'
  | 'new-project'
  | 'project'
  | 'review-queue'
  | 'review'
  | 'certificates'
  | 'certificate'
  | 'device'
  | 'joining'
  | 'dialog'

/** What is known of an action wherever it is offered. */
export interface CatalogueEntry {
  /** A verb first, as on the button. A component may say it more exactly, for example with the name of a shard. */
  readonly words: string
  /** The heading it stands under in the palette and in the list of shortcuts. */
  readonly group: string
  readonly scopes: readonly Scope[]
  /** The keys of the profile Workstation. Each entry is one way: `C`, `Mod+K`, `G W`. The first is shown. */
  readonly keys: readonly string[]
  /** True keeps it out of the palette: moving a selection is no command. */
  readonly quiet?: boolean
  /** True runs it again while the key is held down. */
  readonly repeats?: boolean
  /** True when its keys cannot be changed. */
  readonly fixed?: boolean
  /** Actions whose keys it takes while its own state lasts, on purpose: Escape ends a drawing before it unselects. */
  readonly before?: readonly string[]
}

type Line = Pick<CatalogueEntry, 'words'> & Partial<CatalogueEntry>

/** Writes entries that share heading and scopes; a line without keys has none in the profile Workstation. */
export const entries = <const Id extends string>(
  shared: Pick<CatalogueEntry, 'group' | 'scopes'>,
  lines: Readonly<Record<Id, Line>>,
): Readonly<Record<Id, CatalogueEntry>> =>
  Object.fromEntries(
    Object.entries<Line>(lines).map(([id, line]) => [id, { keys: [], ...shared, ...line }]),
  ) as unknown as Readonly<Record<Id, CatalogueEntry>>
