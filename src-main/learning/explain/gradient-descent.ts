import { vector } from '../algebra/tensor'
import { surfaces } from '../functions/surfaces/registry'
import type { Point, Surface } from '../functions/surfaces/surface'
import type { ValuesOf } from '../parameters'
import type { Finding, Row } from '../report'
import { Descent, nextPoint, quadraticApproximation } from './surfaces/descent'
import { endOfDescent, stableSteps } from './surfaces/descent-notes'
import type { ExplanationDeclaration } from './explanation'
import { gradientDescentParameters } from './surfaces/gradient-descent-parameters'
import { fieldOver, points } from './plane'
import { isShown } from './surfaces/thinning'

type Values = ValuesOf<typeof gradientDescentParameters>

/** How many steps are made between two looks outside: a few milliseconds. */
const stepsAtATime = 10_000

export const gradientDescent = {
  name: 'gradient-descent',
  title: 'Gradient descent on a surface',
  lecture: '3.5',
  meaning: 'Goes down a loss of two parameters with one step size after another, and draws what each step minimises.',
  needs: { samples: false, schedule: false },
  parameters: gradientDescentParameters,
  columns: {
    stepSize: { title: 'step size', kind: 'number' },
    t: { title: 'step', kind: 'count' },
    w1: { title: 'w1', kind: 'number' },
    w2: { title: 'w2', kind: 'number' },
    loss: { title: 'loss', kind: 'number' },
    gradientNorm: { title: 'gradient norm', kind: 'number' }
  },
  *explain(parameters) {
    const surface: Surface = surfaces[parameters.surface]
    const { box, minima } = surface
    const loss = fieldOver(box, parameters.resolution, 'loss', surface.value)
    yield { figure: { name: 'surface', title: surface.formula, kind: 'field', tensors: loss } }
    if (minima.length > 0) {
      yield { figure: { name: 'minima', title: 'Local minima', kind: 'points', tensors: { x: points(minima) } } }
    }
    yield { note: stableSteps(surface) }
    for (const stepSize of parameters.stepSizes) yield* descend(surface, stepSize, parameters)
  }
} as const satisfies ExplanationDeclaration<typeof gradientDescentParameters>

/** One descent to its end: its rows, approximations on the way, and what became of it. */
function* descend(surface: Surface, stepSize: number, parameters: Values): Generator<Finding | undefined, void> {
  const { tolerance, maximumSteps, approximations } = parameters
  const start: Point = parameters.start === 'given' ? [parameters.w1, parameters.w2] : surface.start
  const descent = new Descent(surface, { stepSize, start, tolerance })
  const trajectory: Point[] = []
  for (;;) {
    const { step: t, state } = descent
    const over = state !== 'descending' || t === maximumSteps
    if (state !== 'diverged') {
      if (over || isShown(t)) {
        trajectory.push(descent.w)
        yield { row: rowOf(descent, stepSize) }
      }
      if (approximations.includes(t)) yield* approximationAt(surface, descent, stepSize, parameters.resolution)
    }
    if (over) break
    if (t % stepsAtATime === 0) yield undefined
    descent.advance()
  }
  const tensors = { x: points(trajectory) }
  yield { figure: { name: `trajectory-${stepSize}`, title: `Trajectory, eta = ${stepSize}`, kind: 'points', tensors } }
  yield { note: endOfDescent(surface, descent, stepSize) }
  const last = descent.state === 'diverged' ? descent.step - 1 : descent.step
  const missed = approximations.filter((t) => t > last)
  if (missed.length > 0) yield { note: `eta = ${stepSize}: no approximation at ${missed.join(', ')}: it ended before.` }
}

function rowOf({ step, w: [w1, w2], value, gradientNorm }: Descent, stepSize: number): Row {
  return { stepSize, t: step, w1, w2, loss: value, gradientNorm }
}

/** L~ around w_t over the box, and w_t with the minimum of L~, which is w_{t+1}. */
function* approximationAt(
  surface: Surface,
  { step: t, w }: Descent,
  stepSize: number,
  resolution: number
): Generator<Finding, void> {
  const name = `approximation-${stepSize}-${t}`
  const title = `Approximation around w_${t}, eta = ${stepSize}`
  const approximation = quadraticApproximation(surface, w, stepSize)
  const tensors = fieldOver(surface.box, resolution, 'approximation', approximation)
  yield { figure: { name, title, kind: 'field', tensors } }
  const ends = { x: points([w, nextPoint(surface, w, stepSize)]), class: vector(Int32Array.of(0, 1)) }
  yield { figure: { name: `${name}-minimum`, title: `w_${t} and w_${t + 1}`, kind: 'points', tensors: ends } }
}
