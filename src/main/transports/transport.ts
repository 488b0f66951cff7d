/** An object of the exchange as a listing shows it. */
export interface StoredObject {
  readonly name: string
  readonly sizeBytes: number
}

/**
 * Moves sealed bytes between workstations. Has no key, knows no label and needs no trust.
 *
 * Names are steps of `A-Z a-z 0-9 _ . -` joined by `/`; no step begins or ends with a dot. Any other name is refused with
 * `INPUT_INVALID`. Names never differ in case alone, because some folders do not tell case.
 *
 * @see docs/add-a-transport.md
 */
export interface Transport {
  /** Which kind this is, as in the settings: `folder`. */
  readonly id: string

  /**
   * Stores an object whole or not at all, in place of one of the same name. Returns once it is durable.
   *
   * @throws {@link Failure} `EXCHANGE_UNREACHABLE`, `DISK_FULL`, `DISK_FAILED`; whatever the source throws.
   */
  put(name: string, source: Uint8Array | AsyncIterable<Uint8Array>): Promise<void>

  /**
   * Reads a small object into memory.
   *
   * @param maxBytes - Limit checked before anything is read into memory.
   * @returns The bytes, or null when there is no such object.
   * @throws {@link Failure} `EXCHANGE_UNREACHABLE`; `DOCUMENT_INVALID` when it is larger than `maxBytes`.
   */
  get(name: string, maxBytes: number): Promise<Uint8Array | null>

  /**
   * Reads an object of any size into a local file, which appears under its name only when it is whole and durable.
   *
   * @returns The number of bytes, or null when there is no such object; then no file is made.
   * @throws {@link Failure} `EXCHANGE_UNREACHABLE`, `DISK_FULL`, `DISK_FAILED`
   */
  getTo(name: string, path: string): Promise<number | null>

  /**
   * Lists the objects whose name begins with a prefix, in ascending order of name. Half-written ones are not shown.
   *
   * @throws {@link Failure} `EXCHANGE_UNREACHABLE`
   */
  list(prefix: string): AsyncIterable<StoredObject>

  /**
   * Removes an object; one that is not there is removed already.
   *
   * @throws {@link Failure} `EXCHANGE_UNREACHABLE`
   */
  remove(name: string): Promise<void>
}
