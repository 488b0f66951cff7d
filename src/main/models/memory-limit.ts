/** Pages of 64 KiB that a model may fill: 3 GB, weights and intermediate results together. */
const mostPages = 49_152

/** The part of WebAssembly that is touched here; its types belong to browsers. */
interface Descriptor {
  readonly initial: number
  readonly maximum?: number
}
interface Scope {
  WebAssembly: { Memory: new (wanted: Descriptor) => object }
}

/**
 * Lowers the ceiling of every WebAssembly memory that is made from here on. What would go beyond fails inside as out of memory,
 * long before the machine has none left.
 */
export const limitMemory = (pages = mostPages): void => {
  const { WebAssembly } = globalThis as unknown as Scope
  const Unlimited = WebAssembly.Memory
  WebAssembly.Memory = class extends Unlimited {
    constructor(wanted: Descriptor) {
      super({ ...wanted, maximum: Math.min(wanted.maximum ?? pages, pages) })
    }
  }
}
