import type { LossName } from '../../../learning/functions/losses'
import type { ActivationName } from '../../../learning/functions/activations'
import { parameterCount, type NetworkDescription } from '../../../learning/network/description'
import type { OptimiserSetting } from '../../../learning/network/optimisers'
import type { Executor } from '../graph/graph'
import type { SampleFormat } from '../samples/format'
import { slotsOf } from './optimisers'
import { layerParameters, parameterVariables, type LayerParameters } from './parameters'
import type { Variable } from './variables'

/** How the steps of a training are carried out: every plan gives the same numbers, up to rounding. */
export interface Plan {
  /** Into how many independent chains the first hidden layer is cut. */
  readonly blocks: number
  /** Whether operations run in turn on one thread, or those that can at the same time. */
  readonly executor: Executor
  /** Whether the samples of the next step are gathered while this one is made. */
  readonly ahead: boolean
  /** Whether an affine map and its activation function are one operation, where there is one for both. */
  readonly fused: boolean
  /** The loop that XLA compiles as a whole, where it does: so many steps at most, on batches of that size. */
  readonly compiled?: CompiledLoop
}

export interface CompiledLoop {
  readonly steps: number
  readonly batchSize: number
}

/** All that a graph is made from. */
export interface ProgramSetting {
  readonly description: NetworkDescription
  readonly activations: readonly ActivationName[]
  readonly loss: LossName
  /** Whether the targets are classes, whose errors are counted, or values, whose errors are squared. */
  readonly target: 'classes' | 'values'
  readonly optimiser: OptimiserSetting
  readonly format: SampleFormat
  readonly plan: Plan
  /** Into how many independent chains an evaluation is cut. */
  readonly evaluators: number
}

/** A part of the samples that stays on the device. */
export interface SampleVariables {
  readonly x: Variable
  readonly y: Variable
}

/** How many parts of the samples can stay on the device: to train on, to validate and to test. */
export const sampleParts = 3

/** A network and its training as variables of a graph. */
export class Program {
  readonly layers: readonly LayerParameters[]
  /** w and b, block by block. */
  readonly parameters: readonly Variable[]
  /** What the optimiser remembers of each parameter: as many lists as it has names for. */
  readonly slots: ReadonlyMap<string, readonly Variable[]>
  /** All that a step changes: parameters and slots. */
  readonly state: readonly Variable[]
  /** The state before the steps of the last call. */
  readonly backups: readonly Variable[]
  /** The gradient of a batch that takes more than one step. */
  readonly gradients: readonly Variable[]
  readonly parts: readonly SampleVariables[]

  constructor(readonly setting: ProgramSetting) {
    const { description, optimiser, plan, format } = setting
    this.layers = layerParameters(description, plan.blocks)
    this.parameters = parameterVariables(this.layers)
    this.slots = new Map(slotsOf(optimiser.optimiser).map((slot) => [slot, this.#beside(slot)]))
    this.state = [...this.parameters, ...[...this.slots.values()].flat()]
    this.backups = this.state.map((variable) => ({ ...variable, name: `backup.${variable.name}` }))
    this.gradients = this.#beside('gradient')
    const kept = format.kept === 'bytes' ? 'uint8' : 'float'
    this.parts = Array.from({ length: sampleParts }, (_, part) => ({
      x: { name: `x.${part}`, type: kept, shape: [-1, format.columns] },
      y: { name: `y.${part}`, type: this.width === 1 ? 'float' : 'int64', shape: [-1] }
    }))
  }

  /** C, the number of outputs. */
  get width(): number {
    const { layers } = this.setting.description
    return layers[layers.length - 1].units
  }

  /** How many numbers the network learns. */
  get parameterCount(): number {
    return parameterCount(this.setting.description)
  }

  /** The weights that the penalty is on. */
  get penalised(): readonly Variable[] {
    return this.layers.flatMap(({ blocks }) => blocks.flat().map(({ w }) => w))
  }

  /** What the optimiser remembers of one parameter, in the order of its names. */
  slotsFor(parameter: Variable): Variable[] {
    const place = this.parameters.indexOf(parameter)
    return [...this.slots.values()].map((variables) => variables[place])
  }

  #beside(prefix: string): Variable[] {
    return this.parameters.map((variable) => ({ ...variable, name: `${prefix}.${variable.name}` }))
  }
}
