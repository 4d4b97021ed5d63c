import type { LabelledSamples } from '../algebra/samples'
import { dot } from '../algebra/matrix'
import { LearningError } from '../errors'
import { Perceptron } from '../learners/perceptron'
import { PerceptronTraining } from '../learners/perceptron-training'
import type { Parameters, ValuesOf } from '../parameters'
import type { Finding } from '../report'
import { checkTrainingSet, labelled } from '../training-set'
import { counted, grouped } from '../words'
import { bestSeparator } from './bound/best-separator'
import { ProofRecord } from './bound/convergence-bound-record'
import type { ExplanationDeclaration, ExplanationInput } from './explanation'

const parameters = {
  bias: {
    kind: 'boolean',
    label: 'Bias',
    default: true,
    meaning: 'Learn a bias: a component of x that is always 1, which counts in R and in the margin.',
    lecture: '3.1'
  },
  rows: {
    kind: 'integer',
    label: 'Rows',
    default: 200,
    minimum: 1,
    maximum: 100_000,
    meaning: 'Every update has its row up to this many; then every 2nd up to twice as many, every 4th, and so on.',
    lecture: '3.1'
  },
  gapTolerance: {
    kind: 'real',
    label: 'Tolerance of the margin',
    default: 1e-6,
    minimum: 1e-9,
    maximum: 0.1,
    logarithmic: true,
    meaning: 'The square of the margin may be this share below that of the best separator.',
    lecture: '3.1'
  }
} as const satisfies Parameters

/** How many samples are visited before others have a look in. */
const visitsAtATime = 500

/** The two inequalities of the lecture's proof, k gamma / 2 <= w.w* and ||w||^2 <= k R^2, update by update. */
export const perceptronBound = {
  name: 'perceptron-bound',
  title: 'Convergence bound of the perceptron',
  lecture: '3.1',
  meaning: 'Follows the proof that the perceptron makes at most 4 R^2 / gamma^2 updates, on samples.',
  needs: { samples: true, schedule: true },
  parameters,
  columns: {
    k: { title: 'update k', kind: 'count' },
    sample: { title: 'sample', kind: 'count' },
    y: { title: 'y', kind: 'number' },
    projection: { title: 'w.w*', kind: 'number' },
    leastProjection: { title: 'k gamma/2', kind: 'number' },
    squaredNorm: { title: '||w||^2', kind: 'number' },
    largestSquaredNorm: { title: 'k R^2', kind: 'number' }
  },
  explain: (values, input) => explain(values, input)
} as const satisfies ExplanationDeclaration<typeof parameters>

function* explain(
  { bias, rows, gapTolerance }: ValuesOf<typeof parameters>,
  { train, schedule, seed }: ExplanationInput
): Generator<Finding | undefined, void> {
  if (train === undefined || schedule === undefined) {
    throw new LearningError('data', 'The convergence bound needs samples and a walk through them, found none')
  }
  checkTrainingSet('The convergence bound', 'two classes', {}, train)
  const samples = labelled(train)
  const separator = yield* bestSeparator(samples, bias, gapTolerance)
  const radius = yield* radiusOf(samples, bias)
  const training = new PerceptronTraining(new Perceptron({ bias }, samples.x.dimension), samples, schedule, seed)
  const proof = new ProofRecord(training, separator, radius)
  yield* updates(training, proof, rows)
  for (const figure of proof.figures(samples)) yield { figure }
  yield { note: inWords(training, proof) }
}

/** Runs the perceptron to its end: a row for every update that is shown, and for the last one. */
function* updates(
  training: PerceptronTraining,
  proof: ProofRecord,
  rows: number
): Generator<Finding | undefined, void> {
  training.onMistake = (n) => proof.before(n, isShown(training.updates + 1, rows))
  let last: Finding | undefined
  for (let pause = training.advanceToMistake(visitsAtATime); pause !== 'end';) {
    if (pause === 'mistake') {
      const shown = isShown(training.updates, rows)
      last = { row: proof.after(shown) }
      yield shown ? last : undefined
    } else yield undefined
    pause = training.advanceToMistake(visitsAtATime)
  }
  if (last !== undefined && !isShown(training.updates, rows)) yield last
}

/** Update k, of which there are `rows` to be shown for every doubling of k. */
function isShown(k: number, rows: number): boolean {
  const step = 2 ** Math.max(0, Math.ceil(Math.log2(k / rows)))
  return k % step === 0
}

/** R, the largest ||x_n||, with the component 1 where there is a bias. */
function* radiusOf({ x }: LabelledSamples, bias: boolean): Generator<undefined, number> {
  const row = new Float64Array(x.dimension)
  let largest = 0
  for (let n = 0; n < x.count; n++) {
    x.read(n, row)
    largest = Math.max(largest, dot(row, row))
    if (n % visitsAtATime === 0) yield
  }
  return Math.sqrt(largest + (bias ? 1 : 0))
}

function inWords(training: PerceptronTraining, { radius, separator: { gamma }, exceptions }: ProofRecord): string {
  // Where the bound is a whole number, rounding must not take 1 from it.
  const bound = Math.floor(((4 * radius ** 2) / gamma ** 2) * (1 + 1e-12))
  const shown = (value: number): string => value.toLocaleString('en-US', { maximumSignificantDigits: 6 })
  const end =
    training.outcome === 'converged' ? 'then all samples were right' : 'and the schedule ended before all were right'
  const held =
    exceptions === 0 ? 'Both inequalities held at each of them.' : `At ${exceptions} of them an inequality failed.`
  return (
    `R = ${shown(radius)} and gamma = ${shown(gamma)}: at most 4 R^2 / gamma^2 = ${counted(bound, 'update')}. ` +
    `The perceptron made ${grouped(training.updates)}, ${end}. ${held}`
  )
}
