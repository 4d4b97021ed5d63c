import { describe, expect, it } from 'vitest'
import { Calculus } from '../../../src-main/engines/tensorflow/graph/calculus'
import { GraphFunction } from '../../../src-main/engines/tensorflow/graph/function'
import { Graph } from '../../../src-main/engines/tensorflow/graph/graph'
import { savedModel } from '../../../src-main/engines/tensorflow/graph/messages'
import { Scope } from '../../../src-main/engines/tensorflow/graph/scope'
import type { Tensor } from '../../../src-main/engines/tensorflow/graph/tensor'

const float = (reference: string): Tensor => ({ type: 'float', reference })
const whole = (reference: string): Tensor => ({ type: 'int32', reference })
const transposes = { transpose_a: false, transpose_b: true }

describe('an operation', () => {
  it('is named, and takes its inputs in order', () => {
    const scope = new Scope('graph')
    const { name, outputs } = scope.add('MatMul', { b: float('w:0'), a: float('x:0') }, transposes)
    expect(name).toBe('MatMul_0')
    expect(outputs.product).toEqual({ type: 'float', reference: 'MatMul_0:0' })
    expect(scope.nodes[0]).toEqual({
      name: 'MatMul_0',
      op: 'MatMul',
      input: ['x:0', 'w:0'],
      attr: { T: { type: 1 }, transpose_a: { b: false }, transpose_b: { b: true } }
    })
  })

  it('of a function names its outputs by their names', () => {
    const scope = new Scope('function')
    const { outputs } = scope.add('MatMul', { a: float('a0'), b: float('a1') }, transposes)
    expect(outputs.product.reference).toBe('MatMul_0:product:0')
  })

  it('waits for others, once for each', () => {
    const scope = new Scope('graph')
    const first = scope.add('Square', { x: float('x:0') }, {})
    scope.add('Square', { x: float('x:0') }, {}, [first, first])
    expect(scope.nodes[1].input).toEqual(['x:0', '^Square_0'])
  })

  it('that is internal to TensorFlow has a name that a node may have', () => {
    const attributes = { num_args: 1, ...transposes, fused_ops: ['BiasAdd'], epsilon: 0, leakyrelu_alpha: 0 }
    const inputs = { a: float('x:0'), b: float('w:0'), args: float('b:0') }
    expect(new Scope('graph').add('_FusedMatMul', inputs, attributes).name).toBe('FusedMatMul_0')
  })
})

describe('what does not fit together', () => {
  const add = (work: (scope: Scope) => unknown) => (): unknown => work(new Scope('graph'))

  it('are inputs of different types', () => {
    expect(add((scope) => scope.add('AddV2', { x: float('x:0'), y: whole('i:0') }, {}))).toThrow(
      'AddV2_0: expected y of type float, found int32'
    )
  })

  it('is an input of another type than the operation takes', () => {
    const inputs = { element_shape: whole('s:0'), num_elements: float('n:0') }
    expect(add((scope) => scope.add('TensorListReserve', inputs, { element_dtype: 'float' }))).toThrow(
      'TensorListReserve_0: expected num_elements of type int32, found float'
    )
  })

  it('is an attribute of another kind', () => {
    const attributes = { transpose_a: 1 as unknown as boolean, transpose_b: false }
    expect(add((scope) => scope.add('MatMul', { a: float('x:0'), b: float('w:0') }, attributes))).toThrow(
      'MatMul_0: transpose_a: expected an attribute of kind bool, found 1'
    )
  })

  it('is a type that there is not', () => {
    const attributes = { DstT: 'float3' as unknown as 'float' }
    expect(add((scope) => scope.add('Cast', { x: whole('i:0') }, attributes))).toThrow('Cast_0: DstT: expected')
  })

  it('is a constant that does not fill its shape', () => {
    const value = { type: 'float' as const, shape: [2, 2], values: [1, 2, 3] }
    expect(add((scope) => scope.add('Const', {}, { dtype: 'float', value }))).toThrow('Const_0: value: expected')
  })

  it('is an input that is not given', () => {
    const inputs = { x: float('x:0') } as unknown as { x: Tensor; y: Tensor }
    expect(add((scope) => scope.add('Mul', inputs, {}))).toThrow('Mul_0: expected a tensor as y, found none')
  })
})

describe('a constant', () => {
  it('is made once', () => {
    const scope = new Scope('graph')
    const c = new Calculus(scope)
    expect(c.number(2)).toBe(c.number(2))
    expect(c.number(2)).not.toBe(c.number(2, 'int32'))
    expect(scope.nodes).toHaveLength(2)
  })
})

describe('a graph with a loop', () => {
  it('is written as a SavedModel', () => {
    const graph = new Graph()
    const c = new Calculus(graph.scope)
    const condition = new GraphFunction('more')
    const [i] = [condition.argument('int32')]
    condition.result(
      condition.body.add('Less', { x: i, y: new Calculus(condition.body).number(3, 'int32') }, {}).outputs.z
    )
    const body = new GraphFunction('next')
    const inner = new Calculus(body.body)
    body.result(inner.plus(body.argument('int32'), inner.number(1, 'int32')))
    const [last] = graph.loop(graph.scope, [c.number(0, 'int32')], condition, body, 'in turn')
    const { outputs } = graph.entry({}, { last })
    expect(outputs['last'].type).toBe('int32')
    const decoded = savedModel.toObject(savedModel.decode(graph.encode()), { longs: Number }) as {
      meta_graphs: { meta_info_def: object; graph_def: { node: { op: string }[]; library: { function: object[] } } }[]
    }
    const [{ meta_info_def: about, graph_def: definition }] = decoded.meta_graphs
    expect(about).toMatchObject({ tags: ['serve'] })
    expect(definition.node.map(({ op }) => op)).toEqual(['Const', 'While', 'Identity'])
    expect(definition.library.function).toMatchObject([
      { signature: { name: 'more', input_arg: [{ name: 'a0', type: 3 }], output_arg: [{ name: 'r0', type: 10 }] } },
      { signature: { name: 'next' }, ret: { r0: 'AddV2_1:z:0' } }
    ])
  })
})
