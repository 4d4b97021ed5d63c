import type { DenseProducts } from './algebra/dense-products'
import type { Samples } from './algebra/samples'
import type { Tensors } from './algebra/tensor'
import type { NetworkEngine } from './network/engine'
import { checkParameters, type Parameters, type ValuesOf } from './parameters'
import type { Columns } from './report'
import type { Schedule } from './schedule'
import { checkTrainingSet, type DataRequirements, type TargetKind, type TrainingSet } from './training-set'

/** Why `advance` came back: its limit of steps, the end of an epoch, or the end of the training. */
export type Pause = 'limit' | 'epoch' | 'end'

/**
 * How a training ended.
 * complete: a solution in closed form was computed. converged: the learner's own criterion was met.
 * maximum-epochs: the schedule ended it. diverged: the loss is no longer a finite number.
 */
export type Outcome = 'complete' | 'converged' | 'maximum-epochs' | 'diverged'

/** What has been learned, as it stands. Reading it changes nothing. */
export interface Model {
  /** The learned values by the names that they have in the lecture: w, b, alpha, ... Copies. */
  readonly tensors: Tensors
  /** What each output says, for example "w.x + b" or "P(Y = 1 | X = x)". */
  readonly outputs: readonly string[]
  /**
   * The outputs for the samples from ... to - 1.
   * @returns (to - from) x outputs.length numbers, a row a sample
   */
  evaluate(x: Samples, from: number, to: number): Float64Array
  /** The class predicted from the row of outputs that begins at `at`; for learners of classes only. */
  classOf?(outputs: Float64Array, at: number): number
  /**
   * How wrong it is on samples from ... to - 1: how many are given another class than their own, or the sum of the
   * squares of what values are missed by. Only where that can be told without reading the outputs; else undefined.
   */
  errors?(samples: TrainingSet, from: number, to: number): number | undefined
}

/**
 * A learner in training: one step after another until it ends. Every number is a function of data,
 * parameters, schedule and seed, however the steps are cut into pieces, and also when the training is
 * saved, put back into a fresh one and continued.
 */
export interface Training {
  /** Undefined while it goes on. */
  readonly outcome: Outcome | undefined
  /** The step, from 1, at which the loss was no longer a finite number; what was learned before it is kept. */
  readonly divergedAt?: number | undefined
  /** Epochs completed; a closed form is one epoch. */
  readonly epoch: number
  /**
   * Steps made, and how many there are if nothing ends the training before. A step takes well under 30 ms, but for
   * models of millions of parameters, and for Newton's method, where it is a whole pass over the samples.
   */
  readonly steps: number
  readonly stepsAtMost: number
  /** Makes at most `limit` steps (at least one), not past the end of an epoch. */
  advance(limit: number): Pause
  /** What the learner says of its last completed epoch: a value for each column of `declaration.measures`. */
  readonly measures: Readonly<Record<string, number>>
  readonly model: Model
  /** Everything that the next steps depend on beside data, parameters, schedule and seed. Copies. */
  save(): Tensors
  /** Puts back what `save` returned, of a training on the same data with the same parameters, schedule and seed. */
  restore(saved: Tensors): void
  /** Gives back what it holds outside of JavaScript's memory: neither it nor its model is used again. */
  close?(): void
}

export interface TrainingSetting {
  readonly schedule: Schedule
  /** All randomness of the training is a function of it. */
  readonly seed: number
  /** What carries out the training of networks; by default plain TypeScript. */
  readonly engine?: NetworkEngine
  /** What multiplies large matrices; by default plain TypeScript. */
  readonly products?: DenseProducts
}

/** A learner, declared as data. */
export interface LearnerDeclaration<P extends Parameters = Parameters> {
  /** In words that an identifier can hold, for example "logistic-regression". */
  readonly name: string
  readonly title: string
  /** Section of the lecture. */
  readonly lecture: string
  /** One sentence: what it learns. */
  readonly meaning: string
  /** What it predicts. */
  readonly target: TargetKind
  readonly parameters: P
  /** What it measures in each epoch, beside the errors that are measured of every learner. */
  readonly measures: Columns
  /** What it needs of the samples with these parameters, beyond finite numbers. */
  requirements?(parameters: ValuesOf<P>): DataRequirements
  /**
   * How many multiplications of large matrices a training on these samples makes, or the evaluation of as many: what
   * `products` of the setting are for. Absent where it makes none.
   */
  multiplications?(x: Samples): number
  /** Starts a training. Parameters and samples have been checked. It must not write into the samples. */
  train(parameters: ValuesOf<P>, data: TrainingSet, setting: TrainingSetting): Training
}

/** A learner with its hyperparameters. It holds nothing that it has learned: `begin` always starts afresh. */
export class Learner<P extends Parameters = Parameters> {
  /** @throws LearningError naming the parameter that is not one that the declaration allows */
  constructor(
    readonly declaration: LearnerDeclaration<P>,
    readonly parameters: ValuesOf<P>
  ) {
    checkParameters(declaration.name, declaration.parameters, parameters)
  }

  /** @throws LearningError when it cannot learn from these samples, saying which and why */
  begin(data: TrainingSet, setting: TrainingSetting): Training {
    const { declaration, parameters } = this
    checkTrainingSet(declaration.title, declaration.target, declaration.requirements?.(parameters) ?? {}, data)
    return declaration.train(parameters, data, setting)
  }

  /** Trains to the end. */
  fit(data: TrainingSet, setting: TrainingSetting): Training {
    const training = this.begin(data, setting)
    while (training.advance(Number.MAX_SAFE_INTEGER) !== 'end');
    return training
  }
}
