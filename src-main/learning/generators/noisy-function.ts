import { DenseSamples } from '../algebra/dense-samples'
import type { Random } from '../algebra/random'
import { LearningError } from '../errors'
import { curveChoices, curves, type Curve } from '../functions/curves'
import { shown, type Parameters } from '../parameters'
import type { GeneratorDeclaration } from './generator'
import { noiseParameter } from './drawing'

const parameters = {
  curve: {
    kind: 'choice',
    label: 'Function',
    default: 'sine',
    choices: curveChoices,
    meaning: 'The function that the values are of, before the noise.',
    lecture: '3.3'
  },
  interval: {
    kind: 'reals',
    label: 'Interval',
    default: [],
    minimum: -1000,
    maximum: 1000,
    shortest: 0,
    longest: 2,
    meaning: "The ends a and b of the interval that x is drawn from; without any, the function's own interval.",
    lecture: '3.3'
  },
  spacing: {
    kind: 'choice',
    label: 'Places',
    default: 'random',
    choices: { random: 'drawn uniformly from the interval', even: 'at equal distances, both ends included' },
    meaning: 'Where in the interval the samples are.',
    lecture: '3.3'
  },
  noise: noiseParameter(0.1, '3.3', 'every value')
} as const satisfies Parameters

/** y_n = f(x_n) plus Gaussian noise, for a named function f on an interval. */
export const noisyFunction = {
  name: 'noisy-function',
  title: 'Noisy function',
  lecture: '3.3',
  meaning: 'Values of a function on an interval, with noise.',
  target: 'values',
  parameters,
  draw: ({ curve: name, interval, spacing, noise }, count, random) => {
    const curve: Curve = curves[name]
    const [a, b] = ends(interval, curve)
    const x = Float64Array.from(places(count, spacing, random), (share) => (1 - share) * a + share * b)
    const values = x.map((place) => curve.value(place) + random.normal(0, noise))
    const bad = values.findIndex((value) => !Number.isFinite(value))
    if (bad !== -1)
      throw wrongInterval(`${curve.formula} is defined`, `${shown(x[bad])}, where it is not a finite number`)
    return { x: new DenseSamples(x, 1, { columnNames: ['x'] }), y: { kind: 'values', values } }
  }
} as const satisfies GeneratorDeclaration<typeof parameters>

/** @throws LearningError unless the interval is empty or a < b */
function ends(interval: readonly number[], curve: Curve): readonly [number, number] {
  const [a, b] = interval
  if (interval.length === 0) return curve.interval
  if (interval.length === 2 && a < b) return [a, b]
  throw wrongInterval('there are two ends, the lower first, or none', shown(interval))
}

function wrongInterval(needed: string, found: string): LearningError {
  return new LearningError('parameters', `noisy-function: interval: expected one where ${needed}, found ${found}`)
}

/** Places in [0, 1], in an order drawn at random; a single even one is in the middle. */
function places(count: number, spacing: 'random' | 'even', random: Random): Float64Array {
  if (spacing === 'random') return Float64Array.from({ length: count }, () => random.uniform())
  const order = Uint32Array.from({ length: count }, (_, n) => n)
  random.shuffle(order)
  return Float64Array.from(order, (n) => (count === 1 ? 0.5 : n / (count - 1)))
}
