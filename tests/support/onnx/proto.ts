/**
 * Writes the part of ONNX's protobuf that the test models need, field by field as in `onnx.proto`. Nothing here reads: what
 * it writes is read by onnxruntime.
 */
const varint = (value: number | bigint): number[] => {
  let rest = BigInt.asUintN(64, BigInt(value))
  const bytes: number[] = []
  for (; rest > 127n; rest >>= 7n) bytes.push(Number(rest & 127n) | 128)
  return [...bytes, Number(rest)]
}

type Field = Buffer

const int = (field: number, value: number | bigint): Field => Buffer.from([...varint(field << 3), ...varint(value)])
const bytes = (field: number, content: Uint8Array): Field =>
  Buffer.concat([Buffer.from([...varint((field << 3) | 2), ...varint(content.length)]), content])
const text = (field: number, value: string): Field => bytes(field, Buffer.from(value))
const message = (field: number, ...fields: Field[]): Field => bytes(field, Buffer.concat(fields))

/** `DataType` of onnx.proto. */
export const types = { float: 1, int64: 7, bool: 9 } as const
type Type = keyof typeof types

/** A constant. int64 for bigint values, float for numbers. */
export const tensor = (name: string, dims: readonly number[], values: readonly number[] | readonly bigint[]): Field => {
  const isFloat = typeof values[0] !== 'bigint'
  const raw = isFloat ? Float32Array.from(values as number[]) : BigInt64Array.from(values as bigint[])
  return Buffer.concat([
    ...dims.map((size) => int(1, size)),
    int(2, isFloat ? types.float : types.int64),
    text(8, name),
    bytes(9, new Uint8Array(raw.buffer)),
  ])
}

/** A constant of floats whose bytes are said to lie in another file. */
export const elsewhere = (name: string, dims: readonly number[], location: string): Field =>
  Buffer.concat([
    ...dims.map((size) => int(1, size)),
    int(2, types.float),
    text(8, name),
    message(13, text(1, 'location'), text(2, location)),
    int(14, 1),
  ])

export const bool = (name: string, value: boolean): Field =>
  Buffer.concat([int(2, types.bool), text(8, name), bytes(9, Uint8Array.of(value ? 1 : 0))])

/** Names and shape of an input or output; a text is a dimension that is not fixed. */
export const value = (name: string, type: Type, dims: readonly (number | string)[]): Field => {
  const shape = dims.map((size) => message(1, typeof size === 'number' ? int(1, size) : text(2, size)))
  return Buffer.concat([text(1, name), message(2, message(1, int(1, types[type]), message(2, ...shape)))])
}

type Attribute = number | readonly number[] | { readonly graph: Field } | { readonly tensor: Field } | string

const attribute = (name: string, of: Attribute): Field => {
  if (typeof of === 'number') return Buffer.concat([text(1, name), int(3, of), int(20, 2)])
  if (typeof of === 'string') return Buffer.concat([text(1, name), text(4, of), int(20, 3)])
  if ('graph' in of) return Buffer.concat([text(1, name), bytes(6, of.graph), int(20, 5)])
  if ('tensor' in of) return Buffer.concat([text(1, name), bytes(5, of.tensor), int(20, 4)])
  return Buffer.concat([text(1, name), ...of.map((one) => int(8, one)), int(20, 7)])
}

/** `node('Add', [['a', 'b'], ['c']])`: names of inputs, then of outputs. */
export const node = (
  operator: string,
  [inputs, outputs]: readonly [readonly string[], readonly string[]],
  attributes: Readonly<Record<string, Attribute>> = {},
): Field =>
  Buffer.concat([
    ...inputs.map((name) => text(1, name)),
    ...outputs.map((name) => text(2, name)),
    text(4, operator),
    ...Object.entries(attributes).map(([name, of]) => bytes(5, attribute(name, of))),
  ])

export interface Graph {
  readonly nodes: readonly Field[]
  readonly constants?: readonly Field[]
  readonly inputs: readonly Field[]
  readonly outputs: readonly Field[]
}

export const graph = ({ nodes, constants = [], inputs, outputs }: Graph): Field =>
  Buffer.concat([
    ...nodes.map((one) => bytes(1, one)),
    text(2, 'g'),
    ...constants.map((one) => bytes(5, one)),
    ...inputs.map((one) => bytes(11, one)),
    ...outputs.map((one) => bytes(12, one)),
  ])

/** A whole model, operators of set 17. `padding` makes the file longer without changing what it does. */
export const model = (of: Graph, padding = 0): Buffer =>
  Buffer.concat([
    int(1, 8),
    message(8, text(1, ''), int(2, 17)),
    bytes(7, graph(of)),
    ...(padding > 0 ? [text(6, 'x'.repeat(padding))] : []),
  ])
