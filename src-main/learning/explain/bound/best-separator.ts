import { dot } from '../../algebra/matrix'
import type { LabelledSamples } from '../../algebra/samples'
import { WeightVector } from '../../algebra/weight-vector'
import { LearningError } from '../../errors'
import { DualSvmTraining } from '../../learners/support-vectors/dual'

/** How many steps of the training are made before others have a look in. */
const stepsAtATime = 200
/** The support vector machine mostly meets its tolerance within ten. */
const maximumEpochs = 300
/** What needs a separator, in messages. */
const title = 'The convergence bound'

/** A separator of norm 1, ||w||^2 + b^2 = 1, and its margin: y_n (w.x_n + b) >= gamma / 2 for all n. */
export interface Separator {
  readonly w: WeightVector
  readonly b: number
  readonly gamma: number
}

/**
 * The separator through the origin with the widest margin: the hard-margin support vector machine. With a bias,
 * b is the weight of a component of x that is always 1, so the norm counts it.
 * @param gapTolerance gamma^2 is at most this share below the widest possible
 * @returns the separator; gamma is what it attains, so that it holds whatever the tolerance
 * @throws LearningError when no hyperplane separates the samples
 */
export function* bestSeparator(
  samples: LabelledSamples,
  bias: boolean,
  gapTolerance: number
): Generator<undefined, Separator> {
  const training = new DualSvmTraining(
    { bias: bias ? 'penalised' : 'none', hardMargin: true, gapTolerance, penalty: 1, ...unused },
    samples,
    { order: 'file', maximumEpochs },
    title
  )
  while (training.advance(stepsAtATime) !== 'end') yield
  return normalised(samples, training.model.w, training.model.b)
}

/** Parameters of the other solver. */
const unused = { solver: 'dual', learningRate: 1, averaging: false } as const

/** @throws LearningError when the hyperplane does not separate the samples: none was found that does */
function normalised({ x, y }: LabelledSamples, w: WeightVector, b: number): Separator {
  const norm = Math.sqrt(dot(w.values, w.values) + b * b)
  let least = Infinity
  for (let n = 0; n < x.count; n++) least = Math.min(least, y[n] * (x.dot(n, w) + b))
  if (!(least > 0)) {
    const found = `the SVM found none in ${maximumEpochs} epochs`
    throw new LearningError('data', `${title} needs classes that a hyperplane separates, ${found}`)
  }
  const unit = new WeightVector(w.values.length)
  unit.values.set(w.values.map((weight) => weight / norm))
  unit.refreshSum()
  return { w: unit, b: b / norm, gamma: (2 * least) / norm }
}
