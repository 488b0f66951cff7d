/** What a shard belongs to. Sealed into its keys: under any other binding it does not open. */
export interface ShardBinding {
  readonly client: string
  readonly project: string
  readonly shard: string
  /** From 1, one more each time a shard is built anew under the same name. */
  readonly version: number
  /** What is sealed: items, which is usual, or a model that helps with them. Neither opens as the other. */
  readonly holds?: 'items' | 'model'
  /** A set of suggestions beside a shard, under the shard's own key: it opens as no shard and as no other set. */
  readonly set?: string | undefined
}

/** The two sealed streams of a shard. */
export type ShardStream = 'tar' | 'index'

const domains = { items: 'auxerta shard v1', model: 'auxerta model v1' } as const
const setDomain = 'auxerta suggestions v1'
/** Keeps the whole below the 1,024 bytes that HKDF's info may have in Node.js. */
const longestFieldBytes = 200

/**
 * Encodes what a stream is bound to: every field preceded by its length, so that no two bindings share an encoding.
 *
 * Strings are taken as they are, without Unicode normalisation; ids are the safe choice.
 *
 * @returns At most 900 bytes.
 * @see docs/formats/shard-v1.md § Binding
 */
export function encodeAssociatedData(binding: ShardBinding, stream: ShardStream): Buffer {
  if (!Number.isSafeInteger(binding.version) || binding.version < 1) throw new TypeError('the version is not 1 or more')
  const version = Buffer.alloc(8)
  version.writeBigUInt64BE(BigInt(binding.version))
  const { client, project, shard, set } = binding
  const domain = set === undefined ? domains[binding.holds ?? 'items'] : setDomain
  const names = [domain, client, project, shard].map(encodeName)
  const ofSet = set === undefined ? [] : [encodeName(set)]
  return Buffer.concat([...names, version, ...ofSet, Buffer.from(stream)].flatMap((field) => [lengthOf(field), field]))
}

function encodeName(name: string): Buffer {
  const bytes = Buffer.from(name, 'utf8')
  const isWhole = bytes.toString('utf8') === name
  if (bytes.length === 0 || bytes.length > longestFieldBytes || !isWhole) {
    throw new TypeError('a name in the binding is empty, too long or not whole Unicode')
  }
  return bytes
}

function lengthOf(field: Uint8Array): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(field.length)
  return length
}
