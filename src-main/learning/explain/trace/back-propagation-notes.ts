import type { CentralDifferences } from '../../network/central-differences'
import { multiplicationsOf, type NetworkDescription } from '../../network/description'
import { written } from '../../words'

/** What the gradient check has left out. */
export function kinksNote(kinks: number): string {
  return (
    `${kinks} more were left out: between the two sides a unit or the loss passes its kink, as ReLU has one at 0, ` +
    'and there a difference says nothing of a derivative.'
  )
}

/** Of what the loss is the mean. */
export function meanNote(rows: number): string {
  if (rows === 1) return 'The loss is that of one sample.'
  return `The loss is the mean over ${rows} samples: dl/dx and dl/ds hold 1/${rows} of each sample's own derivatives.`
}

/** The lecture's rule of thumb, and why it is not quite met. */
export function multiplicationsNote(description: NetworkDescription): string {
  const counts = multiplicationsOf(description)
  const forward = counts.reduce((sum, count) => sum + count.forward, 0)
  const backward = counts.reduce((sum, count) => sum + count.backward, 0)
  const but = counts.length === 1 ? 'With one layer it is once' : `It is ${written(backward / forward)} times here`
  return (
    "Rule of thumb: the backward pass takes twice the forward pass's multiplications, one product for dl/dw and one " +
    `for the dl/dx of the layer before. ${but}: the first layer needs no dl/dx, because x is not learned.`
  )
}

/** The lecture's gradient step w <- w - eta [dl/dw], b <- b - eta [dl/db]: what it does to the loss. */
export function stepNote(differences: CentralDifferences, before: number, eta: number): string {
  const { parameters, gradient } = differences.network
  let squared = 0
  for (let i = 0; i < gradient.length; i++) {
    parameters[i] -= eta * gradient[i]
    squared += gradient[i] ** 2
  }
  const after = differences.loss()
  return (
    `One gradient step of eta = ${eta} takes the loss of these samples from ${written(before)} to ${written(after)}, ` +
    `a change of ${written(after - before)}; to first order it is -eta ||gradient||^2 = ${written(-eta * squared)}.`
  )
}
