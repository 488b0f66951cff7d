import { bool, elsewhere, graph, model, node, tensor, value } from './proto.ts'

/** The side of the pictures that the test models take, in pixels. */
export const sidePx = 64
/** The detectors look at squares of this side and say how red and how green each is. */
export const cellPx = 16
const cells = sidePx / cellPx
const count = cells * cells

const picture = value('images', 'float', [1, 3, sidePx, sidePx])

/** Centre and size of every cell, one row for each of the four. */
const cellRows = (): number[][] => {
  const at = (of: (x: number, y: number) => number): number[] =>
    Array.from({ length: count }, (_, cell) => of(cell % cells, Math.floor(cell / cells)))
  return [at((x) => (x + 0.5) * cellPx), at((_, y) => (y + 0.5) * cellPx), at(() => cellPx), at(() => cellPx)]
}

/** `[1, 3, count]`: how red, green and blue each cell is, 0 to 1. */
const cellColours = [
  node('AveragePool', [['images'], ['means']], { kernel_shape: [cellPx, cellPx], strides: [cellPx, cellPx] }),
  node('Reshape', [['means', 'flat'], ['colours']], {}),
]
const flat = tensor('flat', [3], [1n, 3n, BigInt(count)])

/** One output in columns, as YOLOv8: class 0 is red, 1 is green, 2 is blue. */
export const columnsDetector = (padding = 0): Buffer =>
  model(
    {
      nodes: [...cellColours, node('Concat', [['boxes', 'colours'], ['output0']], { axis: 1 })],
      constants: [flat, tensor('boxes', [1, 4, count], cellRows().flat())],
      inputs: [picture],
      outputs: [value('output0', 'float', [1, 7, count])],
    },
    padding,
  )

/** The detector in columns, whose boxes are said to lie in a file beside it or anywhere else. */
export const detectorFromFile = (location: string): Buffer =>
  model({
    nodes: [...cellColours, node('Concat', [['boxes', 'colours'], ['output0']], { axis: 1 })],
    constants: [flat, elsewhere('boxes', [1, 4, count], location)],
    inputs: [picture],
    outputs: [value('output0', 'float', [1, 7, count])],
  })

/** What such a file holds. */
export const boxBytes = (): Buffer => Buffer.from(Float32Array.from(cellRows().flat()).buffer)

/** Three outputs, as SSD: corners as fractions, y before x; classes count from 1. */
export const listsDetector = (): Buffer => {
  const [xs = [], ys = [], wide = [], high = []] = cellRows()
  const corners = xs.flatMap((x, at) => {
    const [y = 0, w = 0, h = 0] = [ys[at], wide[at], high[at]]
    return [y - h / 2, x - w / 2, y + h / 2, x + w / 2].map((side) => side / sidePx)
  })
  return model({
    nodes: [
      ...cellColours,
      node('ReduceMax', [['colours'], ['best']], { axes: [1], keepdims: 0 }),
      node('ArgMax', [['colours'], ['index']], { axis: 1, keepdims: 0 }),
      node('Add', [['index', 'one'], ['labels']]),
      node('Identity', [['corners'], ['boxes']]),
    ],
    constants: [flat, tensor('one', [1], [1n]), tensor('corners', [1, count, 4], corners)],
    inputs: [picture],
    outputs: [
      value('boxes', 'float', [1, count, 4]),
      value('best', 'float', [1, count]),
      value('labels', 'int64', [1, count]),
    ],
  })
}

/** A detector whose only output is what the nodes make of the picture. */
const odd = (nodes: readonly Buffer[], constants: readonly Buffer[] = [], rank = 3): Buffer => {
  const dims = ['A', 'B', 'C', 'D'].slice(0, rank)
  return model({ nodes, constants, inputs: [picture], outputs: [value('output0', 'float', dims)] })
}

/** Divides nothing by nothing. */
export const notANumberDetector = (): Buffer =>
  odd(
    [
      ...cellColours,
      node('Concat', [['boxes', 'colours'], ['joined']], { axis: 1 }),
      node('Mul', [['joined', 'zero'], ['nothing']]),
      node('Div', [['nothing', 'nothing'], ['output0']]),
    ],
    [flat, tensor('boxes', [1, 4, count], cellRows().flat()), tensor('zero', [1], [0])],
  )

/** Gives the picture back in place of boxes. */
export const wrongShapeDetector = (): Buffer => odd([node('Identity', [['images'], ['output0']])], [], 4)

/** Asks for more memory than any process may have. */
export const hugeDetector = (): Buffer =>
  odd(
    [
      node('ConstantOfShape', [['size'], ['much']]),
      node('ReduceSum', [['much'], ['sum']], { keepdims: 0 }),
      node('Add', [['images', 'sum'], ['output0']]),
    ],
    [tensor('size', [1], [900_000_000n])],
    4,
  )

/** An operator that does not exist. */
export const unknownOperatorDetector = (): Buffer => odd([node('Divine', [['images'], ['output0']])])

/** Runs around in a loop for ever. */
export const endlessDetector = (): Buffer => {
  const body = graph({
    nodes: [node('Identity', [['go'], ['goes']]), node('Identity', [['v'], ['w']])],
    inputs: [value('i', 'int64', []), value('go', 'bool', []), value('v', 'float', [1, 3, sidePx, sidePx])],
    outputs: [value('goes', 'bool', []), value('w', 'float', [1, 3, sidePx, sidePx])],
  })
  return odd(
    [node('Loop', [['times', 'yes', 'images'], ['output0']], { body: { graph: body } })],
    [tensor('times', [], [9_000_000_000_000n]), bool('yes', true)],
    4,
  )
}

/** Gives the picture back as its own embedding. */
export const encoder = (): Buffer =>
  model({
    nodes: [node('Identity', [['image'], ['embedding']])],
    inputs: [value('image', 'float', [1, 3, sidePx, sidePx])],
    outputs: [value('embedding', 'float', [1, 3, sidePx, sidePx])],
  })

/**
 * Finds the pixels that have the colour of the place that is pointed at: the middle of the points that are inside, or of the
 * corners of a box. Its masks have the size that is asked for; a second mask is empty and trusted less.
 */
export const decoder = (): Buffer =>
  model({
    nodes: [
      // Which points count: labels above 0.
      node('Greater', [['point_labels', 'zero'], ['counts']]),
      node('Cast', [['counts'], ['weights']], { to: 1 }),
      node('ReduceSum', [['weights', 'axis1'], ['total']], { keepdims: 0 }),
      node('Unsqueeze', [['weights', 'axis2'], ['weightColumn']]),
      node('Mul', [['point_coords', 'weightColumn'], ['weighted']]),
      node('ReduceSum', [['weighted', 'axis1'], ['sum']], { keepdims: 0 }),
      node('Div', [['sum', 'total'], ['middle']]),
      // The colour there.
      node('Floor', [['middle'], ['floor']]),
      node('Cast', [['floor'], ['xy']], { to: 7 }),
      node('Gather', [['xy', 'swap'], ['yx']], { axis: 1 }),
      node('Transpose', [['image_embeddings'], ['rows']], { perm: [0, 2, 3, 1] }),
      node('GatherND', [['rows', 'yx'], ['colour']], { batch_dims: 1 }),
      node('Reshape', [['colour', 'asColour'], ['colourMap']]),
      // Above 0 where the colours are nearly the same.
      node('Sub', [['image_embeddings', 'colourMap'], ['differs']]),
      node('Abs', [['differs'], ['distance']]),
      node('ReduceSum', [['distance', 'axis1'], ['far']], { keepdims: 1 }),
      node('Sub', [['near', 'far'], ['logits']]),
      node('Cast', [['orig_im_size'], ['size']], { to: 7 }),
      // What was filled in at the edges is cut off: the mask covers the picture.
      node('Slice', [['logits', 'origin', 'size', 'axes'], ['cut']]),
      node('Mul', [['cut', 'zero'], ['flat']]),
      node('Sub', [['flat', 'near'], ['empty']]),
      node('Concat', [['empty', 'cut'], ['masks']], { axis: 1 }),
      node('Identity', [['scores'], ['iou_predictions']]),
    ],
    constants: [
      tensor('zero', [1], [0]),
      tensor('axis1', [1], [1n]),
      tensor('axis2', [1], [2n]),
      tensor('swap', [2], [1n, 0n]),
      tensor('asColour', [4], [1n, 3n, 1n, 1n]),
      tensor('near', [1], [0.25]),
      tensor('origin', [2], [0n, 0n]),
      tensor('axes', [2], [2n, 3n]),
      tensor('scores', [1, 2], [0.2, 0.875]),
    ],
    inputs: [
      value('image_embeddings', 'float', [1, 3, sidePx, sidePx]),
      value('point_coords', 'float', [1, 'N', 2]),
      value('point_labels', 'float', [1, 'N']),
      value('orig_im_size', 'float', [2]),
    ],
    outputs: [value('masks', 'float', [1, 2, 'H', 'W']), value('iou_predictions', 'float', [1, 2])],
  })
