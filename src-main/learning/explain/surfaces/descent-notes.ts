import { eigenvalues, type Point, type Surface } from '../../functions/surfaces/surface'
import { kindOfPoint, largestStableStep, type Descent } from './descent'
import { counted, written } from '../../words'

/** One sentence on the step sizes that a surface bears: 2 / lambda_max, everywhere or around each minimum. */
export function stableSteps(surface: Surface): string {
  const { minima, quadratic } = surface
  if (minima.length === 0) return 'This surface has no minimum: a descent that does not rest at the saddle diverges.'
  if (quadratic) {
    const [, largest] = eigenvalues(surface.hessian(...minima[0]))
    const step = written(largestStableStep(surface, minima[0]))
    return `Step sizes below 2 / lambda_max = 2 / ${written(largest)} = ${step} converge, larger ones diverge.`
  }
  const each = minima.map((minimum) => `${written(largestStableStep(surface, minimum))} at ${point(minimum)}`)
  return `A minimum holds a descent with step sizes below 2 / lambda_max: ${each.join(', ')}.`
}

/** One sentence on what became of a descent. */
export function endOfDescent(surface: Surface, descent: Descent, stepSize: number): string {
  const steps = counted(descent.step, 'step')
  const who = `eta = ${stepSize}`
  switch (descent.state) {
    case 'converged':
      return `${who}: converged after ${steps} to a ${kindOfPoint(surface, descent.w)} at ${point(descent.w)}.`
    case 'diverged':
      return `${who}: diverged after ${steps}: ${whyDiverged(surface, stepSize)}.`
    case 'descending':
      return `${who}: neither converged nor diverged within ${steps}; ||grad L|| is ${written(descent.gradientNorm)}.`
  }
}

function whyDiverged(surface: Surface, stepSize: number): string {
  const { minima, quadratic } = surface
  if (minima.length === 0) return 'L has no lower bound here'
  const stable = Math.max(...minima.map((minimum) => largestStableStep(surface, minimum)))
  if (stepSize <= stable) return 'the steps were too large for the slopes on the way'
  const where = quadratic ? 'of this surface' : 'of its widest minimum'
  return `the step size is above the largest stable one ${where}, 2 / lambda_max = ${written(stable)}`
}

function point([w1, w2]: Point): string {
  return `(${written(w1)}, ${written(w2)})`
}
