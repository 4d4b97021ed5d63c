import { Graph, type Entry } from './graph/graph'
import type { DataType, Tensor } from './graph/tensor'

/** What the products are cut into parts for: each part is multiplied on a thread of its own. */
export interface ProductsGraph {
  readonly bytes: Uint8Array
  /** C_p = A B_p^T of doubles, with a, b0, b1, ... -> c0, c1, ... */
  readonly multiply: Entry
  /**
   * C_p = A_p^T A_p' of doubles, of some columns of A and of all columns from the first of them on: with a, and where
   * these columns begin and how many they are, begin0, left0, right0, begin1, ... -> c0, c1, ...
   */
  readonly square: Entry
  /** Keeps the single-precision matrices b0, b1, ... */
  readonly keep: Entry
  /** C_p = A B_p^T in single precision with the matrices that have been kept, with a -> c0, c1, ... */
  readonly multiplyKept: Entry
}

/** Matrices of unknown sizes. */
const matrix = [-1, -1]

/**
 * The graph of the products. Doubles go in and out as pairs of int32, because tfjs-node hands over no others; no digit
 * is lost by that. The parts depend on nothing but their inputs, so that TensorFlow carries them out at the same time.
 */
export function productsGraph(parts: number, squareParts: number): ProductsGraph {
  const graph = new Graph()
  const entries = {
    multiply: multiplyEntry(graph, parts),
    square: squareEntry(graph, squareParts),
    ...keptEntries(graph, parts)
  }
  return { ...entries, bytes: graph.encode() }
}

type Named = Record<string, Tensor>

function multiplyEntry(graph: Graph, parts: number): Entry {
  const inputs: Named = { a: graph.placeholder('int32', [...matrix, 2]) }
  const outputs: Named = {}
  const a = cast(graph, inputs['a'], 'double')
  for (let p = 0; p < parts; p++) {
    const b = (inputs[`b${p}`] = graph.placeholder('int32', [...matrix, 2]))
    outputs[`c${p}`] = cast(graph, product(graph, a, cast(graph, b, 'double'), 'A B^T'), 'int32')
  }
  return graph.entry(inputs, outputs)
}

function squareEntry(graph: Graph, parts: number): Entry {
  const inputs: Named = { a: graph.placeholder('int32', [...matrix, 2]) }
  const outputs: Named = {}
  const input = cast(graph, inputs['a'], 'double')
  const given = (name: string): Tensor => (inputs[name] = graph.placeholder('int32', [2]))
  for (let p = 0; p < parts; p++) {
    const begin = given(`begin${p}`)
    const [left, right] = [given(`left${p}`), given(`right${p}`)].map(
      (size) => graph.scope.add('Slice', { input, begin, size }, {}).outputs.output
    )
    outputs[`c${p}`] = cast(graph, product(graph, left, right, 'A^T B'), 'int32')
  }
  return graph.entry(inputs, outputs)
}

function keptEntries(graph: Graph, parts: number): Pick<ProductsGraph, 'keep' | 'multiplyKept'> {
  const { scope } = graph
  const a = graph.placeholder('float', matrix)
  const inputs: Named = {}
  const sizes: Named = {}
  const outputs: Named = {}
  for (let p = 0; p < parts; p++) {
    const variable = { dtype: 'float', shape: matrix, shared_name: `kept${p}`, container: '' } as const
    const { resource } = scope.add('VarHandleOp', {}, variable).outputs
    const value = (inputs[`b${p}`] = graph.placeholder('float', matrix))
    const assigned = scope.add('AssignVariableOp', { resource, value }, {})
    sizes[`size${p}`] = scope.add('Shape', { input: value }, { out_type: 'int32' }, [assigned]).outputs.output
    const kept = scope.add('ReadVariableOp', { resource }, { dtype: 'float' }).outputs.value
    outputs[`c${p}`] = product(graph, a, kept, 'A B^T')
  }
  return { keep: graph.entry(inputs, sizes), multiplyKept: graph.entry({ a }, outputs) }
}

function product({ scope }: Graph, x: Tensor, y: Tensor, form: 'A B^T' | 'A^T B'): Tensor {
  const attributes = { adj_x: form === 'A^T B', adj_y: form === 'A B^T' }
  return scope.add('BatchMatMulV2', { x, y }, attributes).outputs.output
}

function cast({ scope }: Graph, input: Tensor, type: DataType): Tensor {
  return scope.add('Bitcast', { input }, { type }).outputs.output
}
