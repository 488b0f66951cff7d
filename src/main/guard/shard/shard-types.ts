/** One file of an item, as it goes into a shard. */
export interface ShardPart {
  /** Extension in the tar, and the name under which the part is asked for: `jpg`, `txt`, `json`. */
  readonly part: string
  readonly mediaType: string
  /** What the person called the file, relative to the folder it came from; exports use it. */
  readonly name?: string
  readonly sizeBytes: number
  /** Width as shown, after EXIF orientation, in pixels; left out or 0 for what is not an image. */
  readonly width?: number
  /** Height as shown, after EXIF orientation, in pixels; left out or 0 for what is not an image. */
  readonly height?: number
  /** Number of Unicode code points of a text; left out or 0 for what is not a text. */
  readonly codePoints?: number
  /** Opens the bytes, exactly `sizeBytes` of them. Called once. */
  open(): AsyncIterable<Uint8Array>
}

/** What is labelled as one: files that share a key. */
export interface ShardItem {
  /** Path without extension; `/` allowed, dots not. Unique in the shard. */
  readonly key: string
  readonly parts: readonly ShardPart[]
}

/** One part as the index describes it. */
export interface PartEntry {
  readonly part: string
  readonly mediaType: string
  readonly name: string
  /** Where the bytes begin in the plaintext tar. */
  readonly offsetBytes: number
  readonly sizeBytes: number
  /** SHA-256 of the part's bytes, 64 lowercase hex digits. */
  readonly sha256: string
  readonly width: number
  readonly height: number
  readonly codePoints: number
}

/** One item as the index describes it. */
export interface ItemEntry {
  /** Position in the shard, from 0. */
  readonly index: number
  readonly key: string
  readonly parts: readonly PartEntry[]
}

/** Length and SHA-256 (64 hex digits) of a sealed file. */
export interface SealedFile {
  readonly lengthBytes: number
  readonly sha256: string
}
