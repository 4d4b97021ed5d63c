import type { Samples } from '../../learning/algebra/samples'
import type { CompiledProgram } from './compile/compile'
import type { Entry } from './graph/graph'
import type { Program } from './compile/program'
import type { Variable } from './compile/variables'
import { varies } from './compile/optimisers'
import { placesOf, type Place } from './compile/places'
import { floatsOf, keptRows } from './samples/format'
import type { Given, GraphSession } from './session'

/** How large a step is: what the optimiser is told. */
export interface Size {
  readonly rate: number
  readonly epsilon: number
}

/** The optimiser's memory and the gradient under way, by the names that a training saves them under. */
export type Memory = Readonly<Record<string, Float64Array>>

/** So many samples are evaluated at once by one chain of operations: more of them leave the cache on the way. */
const samplesOfChain = 1024

/** A network whose parameters are on the device, with what changes them. */
export class DeviceNetwork {
  readonly #places: ReadonlyMap<Variable, Place>

  constructor(
    readonly program: Program,
    readonly session: GraphSession,
    readonly entries: CompiledProgram['entries']
  ) {
    this.#places = placesOf(program)
  }

  /** Puts samples onto the device as one of its parts: all of them, or the first so many. */
  load(part: number, x: Samples, y: Float64Array, count = x.count): void {
    const { columns, kept } = this.program.setting.format
    const wanted = y.subarray(0, count)
    const targets = this.program.width === 1 ? Float32Array.from(wanted) : Int32Array.from(wanted)
    this.session.run(this.entries.load[part], {
      x: { values: keptRows(x, count), shape: kept === 'bytes' ? [] : [count, columns] },
      y: { values: targets, shape: [count] }
    })
  }

  /**
   * Gradient steps on batches of equal size.
   * @param indices the samples of the batches, one after another
   * @param sizes of each step, at least one; only Adam's differ
   * @returns what was minimised on each batch before its step, penalty included
   */
  train(indices: Uint32Array, batchSize: number, sizes: readonly Size[]): Float32Array {
    this.session.run(this.entries.note)
    const { compiled } = this.program.setting.plan
    const { trainCompiled } = this.entries
    if (compiled === undefined || trainCompiled === undefined || compiled.batchSize !== batchSize) {
      return this.#train(this.entries.train, indices, batchSize, sizes, sizes.length)
    }
    const losses = new Float32Array(sizes.length)
    for (let at = 0; at < sizes.length; at += compiled.steps) {
      const now = sizes.slice(at, at + compiled.steps)
      const batches = indices.subarray(at * batchSize, (at + now.length) * batchSize)
      losses.set(this.#train(trainCompiled, batches, batchSize, now, compiled.steps).subarray(0, now.length), at)
    }
    return losses
  }

  /** @param room for how many steps the entry takes its inputs: what there is none of is filled up */
  #train(entry: Entry, indices: Uint32Array, batchSize: number, sizes: readonly Size[], room: number): Float32Array {
    const numbers = new Int32Array(room * batchSize)
    numbers.set(indices)
    const each = varies(this.program.setting.optimiser)
    const given = (name: keyof Size): Given =>
      each
        ? {
            values: filled(
              sizes.map((size) => size[name]),
              room
            ),
            shape: [room]
          }
        : sizes[0][name]
    return this.session.run(entry, {
      indices: { values: numbers, shape: [room, batchSize] },
      steps: sizes.length,
      scale: 1 / batchSize,
      rates: given('rate'),
      epsilons: given('epsilon')
    })['losses']
  }

  /** Puts everything back as it was before the last call of `train`. */
  undo(): void {
    this.session.run(this.entries.restore)
  }

  /** Adds the derivatives of some samples of a batch to the gradient. @returns their part of the mean loss */
  accumulate(indices: Uint32Array, batch: number): number {
    const values = Int32Array.from(indices)
    return this.session.run(this.entries.accumulate, {
      indices: { values, shape: [values.length] },
      scale: 1 / batch
    })['loss'][0]
  }

  /** The penalty on the parameters as they are. */
  get penalty(): number {
    return this.session.run(this.entries.penalty)['penalty'][0]
  }

  /** Makes the step of the gradient that has been accumulated, and begins a new one. */
  apply({ rate, epsilon }: Size): void {
    this.session.run(this.entries.apply, { rate, epsilon })
  }

  /**
   * What back-propagation computes for the samples named: the derivatives of the mean loss, penalty included, in the
   * order of the network's parameters; and what is minimised.
   */
  gradient(indices: Uint32Array): { readonly loss: number; readonly gradient: Float64Array } {
    const values = Int32Array.from(indices)
    const found = this.session.run(this.entries.gradients, {
      indices: { values, shape: [values.length] },
      scale: 1 / values.length
    })
    return { loss: found['loss'][0], gradient: this.#joined(this.program.parameters, found) }
  }

  /** f for samples from ... to - 1, which are handed over. */
  predict(x: Samples, from: number, to: number): Float32Array {
    const values = floatsOf(x, from, to)
    return this.session.run(this.entries.predict, { x: { values, shape: [to - from, x.dimension] } })['outputs']
  }

  /** f for samples from ... to - 1 of a part. */
  outputs(part: number, from: number, to: number): Float32Array {
    return this.session.run(this.entries.outputs[part], { from, to })['outputs']
  }

  /** The sum of the losses of samples from ... to - 1 of a part, and of their errors. */
  evaluate(part: number, from: number, to: number): { readonly loss: number; readonly error: number } {
    const sums = { loss: 0, error: 0 }
    const piece = samplesOfChain * this.program.setting.evaluators
    for (let at = from; at < to; at += piece) {
      const { loss, error } = this.#evaluate(part, at, Math.min(at + piece, to))
      sums.loss += loss
      sums.error += error
    }
    return sums
  }

  #evaluate(part: number, from: number, to: number): { readonly loss: number; readonly error: number } {
    const { evaluators } = this.program.setting
    const bound = (k: number): number => from + Math.floor(((to - from) * k) / evaluators)
    const ranges = Array.from({ length: evaluators }, (_, k) => [
      [`from${k}`, bound(k)],
      [`to${k}`, bound(k + 1)]
    ])
    const inputs = Object.fromEntries(ranges.flat()) as Record<string, number>
    const { loss, error } = this.session.run(this.entries.evaluate[part], inputs)
    return { loss: loss[0], error: error[0] }
  }

  /** Reads everything that a step changes. */
  read(): { readonly parameters: Float64Array; readonly memory: Memory } {
    const { parameters, slots, gradients } = this.program
    const found = this.session.run(this.entries.read)
    const memory = [...slots].map(([name, variables]) => [name, this.#joined(variables, found)])
    const gradient = this.#joined(gradients, found)
    return {
      parameters: this.#joined(parameters, found),
      memory: { ...(Object.fromEntries(memory) as Memory), gradient }
    }
  }

  /** Writes everything that a step changes; what the memory lacks is 0. */
  write(parameters: Float64Array, memory: Memory): void {
    const { slots, gradients } = this.program
    const inputs = [
      ...this.#divided(this.program.parameters, parameters),
      ...[...slots].flatMap(([name, variables]) => this.#divided(variables, memory[name])),
      ...this.#divided(gradients, memory['gradient'])
    ]
    this.session.run(this.entries.write, Object.fromEntries(inputs))
  }

  close(): void {
    this.session.close()
  }

  #place(variable: Variable, among: readonly Variable[]): Place {
    const place = this.#places.get(this.program.parameters[among.indexOf(variable)])
    if (place === undefined) throw new Error(`${variable.name} has no place among the parameters`)
    return place
  }

  /** Values of one number for each parameter, out of those of the blocks. */
  #joined(variables: readonly Variable[], found: Readonly<Record<string, Float32Array>>): Float64Array {
    const joined = new Float64Array(this.program.parameterCount)
    for (const variable of variables) this.#place(variable, variables).join(found[variable.name], joined)
    return joined
  }

  /** The blocks of values of one number for each parameter; 0 where there are none. */
  #divided(variables: readonly Variable[], values: Float64Array | undefined) {
    return variables.map((variable) => {
      const block = new Float32Array((variable.shape ?? []).reduce((product, size) => product * size, 1))
      if (values !== undefined) this.#place(variable, variables).divide(values, block)
      return [variable.name, { values: block, shape: variable.shape ?? [] }] as const
    })
  }
}

/** Numbers, and zeros after them. */
function filled(numbers: readonly number[], room: number): Float32Array {
  const values = new Float32Array(room)
  values.set(numbers)
  return values
}
