import type { GraphFunction } from './function'
import { encodeSavedModel, type AttrValue } from './messages'
import { Scope, type Waited } from './scope'
import { dataTypes, type DataType, type Shape, type Tensor } from './tensor'

/** How the operations of a function are carried out: in turn, on one thread, or those that can at the same time. */
export type Executor = 'in turn' | 'in parallel'

/** One way to run a graph: what it takes and what it gives back, by name. */
export interface Entry {
  readonly inputs: Readonly<Record<string, Tensor>>
  readonly outputs: Readonly<Record<string, Tensor>>
}

/** A graph with its functions. */
export class Graph {
  readonly scope = new Scope('graph')
  readonly #functions: GraphFunction[] = []

  /** A tensor that is given when the graph is run. */
  placeholder(type: DataType, shape: Shape): Tensor {
    return this.scope.add('Placeholder', {}, { dtype: type, shape }).outputs.output
  }

  /**
   * Repeats `body` on `state` while `condition` says so, in a scope of this graph. Both take the state; the body
   * returns the next one.
   * @param after what is carried out before the first time
   * @returns the last state
   */
  loop(
    scope: Scope,
    state: readonly Tensor[],
    condition: GraphFunction,
    body: GraphFunction,
    executor: Executor,
    after: readonly Waited[] = []
  ): Tensor[] {
    this.#functions.push(condition, body)
    const name = `While_${scope.nodes.length}`
    const run = (fn: GraphFunction): AttrValue => ({ func: { name: fn.name, attr: executorAttribute(executor) } })
    const attr = {
      T: { list: { type: state.map(({ type }) => dataTypes[type]) } },
      cond: run(condition),
      body: run(body),
      output_shapes: { list: {} },
      parallel_iterations: { i: 1 }
    }
    scope.write({ name, op: 'While', input: state.map(({ reference }) => reference), attr }, after)
    return state.map(({ type }, place) => ({ type, reference: scope.listReference(name, place) }))
  }

  /** Keeps a function that another one calls. */
  keep(fn: GraphFunction): void {
    this.#functions.push(fn)
  }

  /** A way to run the graph. @param after what else is carried out before anything is given back */
  entry(inputs: Entry['inputs'], outputs: Entry['outputs'], after: readonly Waited[] = []): Entry {
    const waiting = Object.entries(outputs).map(([output, input]): [string, Tensor] => [
      output,
      this.scope.add('Identity', { input }, {}, after).outputs.output
    ])
    return { inputs, outputs: Object.fromEntries(waiting) }
  }

  /** The bytes of the file saved_model.pb. */
  encode(): Uint8Array {
    const functions = this.#functions.map(({ definition }) => definition)
    return encodeSavedModel({ nodes: this.scope.nodes, functions })
  }
}

function executorAttribute(executor: Executor): Readonly<Record<string, AttrValue>> {
  return executor === 'in turn' ? { executor_type: { s: Buffer.from('SINGLE_THREADED_EXECUTOR') } } : {}
}

/** Has a scope call a function that XLA compiles as a whole. @param after what is carried out before */
export function callCompiled(
  scope: Scope,
  fn: GraphFunction,
  inputs: readonly Tensor[],
  after: readonly Waited[] = []
): Tensor[] {
  const name = `StatefulPartitionedCall_${scope.nodes.length}`
  const typesOf = (types: readonly DataType[]): AttrValue => ({ list: { type: types.map((type) => dataTypes[type]) } })
  const text = (value: string): AttrValue => ({ s: Buffer.from(value) })
  const attr = {
    Tin: typesOf(inputs.map(({ type }) => type)),
    Tout: typesOf(fn.resultTypes),
    f: { func: { name: fn.name, attr: {} } },
    config: text(''),
    config_proto: text(''),
    executor_type: text(''),
    _XlaMustCompile: { b: true }
  }
  scope.write({ name, op: 'StatefulPartitionedCall', input: inputs.map(({ reference }) => reference), attr }, after)
  return fn.resultTypes.map((type, place) => ({ type, reference: scope.listReference(name, place) }))
}
