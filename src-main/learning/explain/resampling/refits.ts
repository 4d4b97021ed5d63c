import { DenseSamples } from '../../algebra/dense-samples'
import { LearningError } from '../../errors'
import { Learner } from '../../learner'
import { polynomialRegression } from '../../learners/polynomial-regression'
import type { ValuesOf } from '../../parameters'
import { values } from '../../targets'
import type { biasVarianceParameters } from './bias-variance-parameters'
import { nearestNeighbourMeans } from './neighbour-regression'
import type { NoisySet } from './noisy-curve'

export type BiasVarianceValues = ValuesOf<typeof biasVarianceParameters>

/** What a model that has been fitted predicts at queries in increasing order. */
export type Fitted = (queries: Float64Array) => Float64Array

/** What is compared: a model for each value of one of its parameters. */
export interface Sweep {
  /** What the values are, for titles and notes: "degree", "K" or "penalty". */
  readonly parameter: string
  readonly values: readonly number[]
  fit(value: number, set: NoisySet): Fitted
}

/** @throws LearningError when a value asks for more samples than a set has */
export function sweepOf(parameters: BiasVarianceValues): Sweep {
  const { model, degrees, neighbours, penalties, degree, samples } = parameters
  switch (model) {
    case 'polynomial':
      for (const value of degrees) checkSamples(`degree ${value}`, value + 1, samples)
      return { parameter: 'degree', values: degrees, fit: (value, set) => polynomial(set, value, 0) }
    case 'neighbours':
      for (const value of neighbours) checkSamples(`K = ${value}`, value, samples)
      return {
        parameter: 'K',
        values: neighbours,
        fit:
          (K, { x, y }) =>
          (queries) =>
            nearestNeighbourMeans(x, y, queries, K)
      }
    case 'ridge':
      if (penalties.includes(0)) checkSamples(`degree ${degree} without a penalty`, degree + 1, samples)
      return { parameter: 'penalty', values: penalties, fit: (value, set) => polynomial(set, degree, value) }
  }
}

function checkSamples(what: string, needed: number, samples: number): void {
  if (samples >= needed) return
  throw new LearningError(
    'parameters',
    `bias-variance: ${what} needs at least ${needed} samples in a set, found ${samples}`
  )
}

/** No part of a closed form is random, and it makes one pass. */
const setting = { schedule: { order: 'file', maximumEpochs: 1 }, seed: 0 } as const

function polynomial({ x, y }: NoisySet, degree: number, ridge: number): Fitted {
  const learner = new Learner(polynomialRegression, { degree, ridge })
  const { model } = learner.fit({ x: new DenseSamples(x, 1), y: values(y) }, setting)
  return (queries) => model.evaluate(new DenseSamples(queries, 1), 0, queries.length)
}
