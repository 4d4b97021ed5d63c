import { Cholesky } from '../../algebra/cholesky'
import { dot, type Matrix } from '../../algebra/matrix'
import { LearningError } from '../../errors'
import { grouped } from '../../words'
import type { LinearObjective } from './linear-objective'

/** Above so many parameters the matrix of second derivatives is too large to be factored on the way. */
const parametersAtMost = 2000

/** @throws LearningError when there are too many parameters for Newton's method */
export function checkSize(title: string, size: number): void {
  if (size <= parametersAtMost) return
  const needed = `needs at most ${grouped(parametersAtMost)} weights and biases, found ${grouped(size)}`
  throw new LearningError('parameters', `${title} by Newton's method ${needed}; use gradient descent`)
}

/**
 * One step of Newton's method from where the objective's gradient has just been evaluated: for a logistic
 * regression this is iteratively reweighted least squares. The step H^-1 g is halved until it lowers the
 * loss enough (Boyd and Vandenberghe, Convex Optimization, section 9.5).
 * @returns whether the minimum has been reached, as far as double precision can tell
 */
export function newtonStep(objective: LinearObjective): boolean {
  const { forms, gradient } = objective
  const direction = damped(objective.hessian()).solve(gradient)
  const decrement = dot(gradient, direction)
  const before = objective.value()
  if (decrement <= 2 * Number.EPSILON * Math.abs(before)) {
    forms.move(-1, direction)
    return true
  }
  const start = forms.parameters
  for (let size = 1; size > 1e-12; size /= 2) {
    forms.move(-size, direction)
    if (objective.value() <= before - 1e-4 * size * decrement) return false
    forms.parameters = start
  }
  return true
}

/**
 * The factor of H with a little added to its diagonal. It is positive definite even where H is not: common
 * numbers added to the scores of all classes change nothing, and of separable classes H tends to 0. What
 * is added changes the way to the minimum, not the minimum.
 */
function damped(hessian: Matrix): Cholesky {
  const { rows, values } = hessian
  let trace = 0
  for (let i = 0; i < rows; i++) trace += values[i * (rows + 1)]
  const damping = Math.max((1e-10 * trace) / rows, Number.MIN_VALUE / Number.EPSILON)
  for (let i = 0; i < rows; i++) values[i * (rows + 1)] += damping
  return Cholesky.of(hessian, { name: 'the matrix of second derivatives', tolerance: 0 })
}
