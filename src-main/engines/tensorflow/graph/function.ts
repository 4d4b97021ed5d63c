import type { FunctionDef } from './messages'
import { Scope, type Waited } from './scope'
import { dataTypes, type DataType, type Tensor } from './tensor'

/** A function of a graph: what a loop repeats, or what is compiled as a whole. */
export class GraphFunction {
  readonly body = new Scope('function')
  readonly #arguments: { readonly name: string; readonly type: DataType }[] = []
  readonly #results: { readonly name: string; readonly tensor: Tensor }[] = []
  readonly #effects: Waited[] = []

  /** @param attributes for example that it is to be compiled */
  constructor(
    readonly name: string,
    readonly attributes: FunctionDef['attr'] = {}
  ) {}

  /** An argument: the functions of one loop take the same ones in the same order. */
  argument(type: DataType): Tensor {
    const name = `a${this.#arguments.length}`
    this.#arguments.push({ name, type })
    return { type, reference: name }
  }

  result(tensor: Tensor): void {
    this.#results.push({ name: `r${this.#results.length}`, tensor })
  }

  /** Has an operation carried out although no result depends on it. */
  effect(...operations: readonly Waited[]): void {
    this.#effects.push(...operations)
  }

  get resultTypes(): readonly DataType[] {
    return this.#results.map(({ tensor }) => tensor.type)
  }

  get definition(): FunctionDef {
    const effects = this.#effects.map(({ name }) => [name, name])
    return {
      signature: {
        name: this.name,
        input_arg: this.#arguments.map(({ name, type }) => ({ name, type: dataTypes[type] })),
        output_arg: this.#results.map(({ name, tensor }) => ({ name, type: dataTypes[tensor.type] })),
        is_stateful: true,
        control_output: this.#effects.map(({ name }) => name)
      },
      node_def: this.body.nodes,
      ret: Object.fromEntries(this.#results.map(({ name, tensor }) => [name, tensor.reference])),
      control_ret: Object.fromEntries(effects) as Record<string, string>,
      attr: this.attributes
    }
  }
}
