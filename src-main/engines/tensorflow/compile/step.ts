import type { Calculus } from '../graph/calculus'
import type { Waited } from '../graph/scope'
import type { Tensor } from '../graph/tensor'
import type { Batch } from './batch'
import { graphLosses } from './losses'
import { addUpdate, type StepSize } from './optimisers'
import { Passes } from './passes'
import type { Program } from './program'
import { handleOf, type Handles, type Variable } from './variables'

/** The derivatives of the mean loss of a batch, or of a slice's part of it. */
export interface Differentiated {
  /** The losses of the samples. */
  readonly values: Tensor
  readonly gradients: ReadonlyMap<Variable, Tensor>
  /** What must have been computed before a parameter may change. */
  readonly lastUses: ReadonlyMap<Variable, Waited>
  readonly passes: Passes
}

/**
 * Forward and backward pass over samples.
 * @param scale 1 / B, where the loss is a mean over B samples
 */
export function differentiate(
  c: Calculus,
  program: Program,
  handles: Handles,
  { x, y }: Batch,
  scale: Tensor
): Differentiated {
  const passes = new Passes(program, c, handles)
  const forward = passes.forward(x)
  const { values, derivative } = graphLosses[program.setting.loss](c, forward.outputs, y, program.width)
  const backward = passes.backward(forward, c.times(derivative, scale))
  return { values, ...backward, passes }
}

/** lambda ||w||^2 added to a loss; nothing where lambda is 0. */
export function penalised(c: Calculus, program: Program, passes: Passes, loss: Tensor): Tensor {
  const { weightDecay } = program.setting.description
  if (weightDecay === 0) return loss
  const halves = program.penalised.map((w) => c.halfSquaredNorm(passes.value(w)))
  const half = halves.reduce((sum, norm) => c.plus(sum, norm))
  return c.plus(loss, c.times(c.number(2 * weightDecay), half))
}

/** The derivative of the penalty, 2 lambda w, added to that of the loss, where there is a penalty on the variable. */
export function withPenalty(
  c: Calculus,
  program: Program,
  passes: Passes,
  variable: Variable,
  gradient: Tensor
): Tensor {
  const { weightDecay } = program.setting.description
  if (weightDecay === 0 || !program.penalised.includes(variable)) return gradient
  return c.plus(gradient, c.times(c.number(2 * weightDecay), passes.value(variable)))
}

/** The optimiser's step on every parameter. */
export function update(
  c: Calculus,
  program: Program,
  handles: Handles,
  { passes, gradients, lastUses }: Omit<Differentiated, 'values'>,
  size: StepSize
): Waited[] {
  return program.parameters.map((variable) => {
    const lastUse = lastUses.get(variable)
    return addUpdate(c, {
      variable: handleOf(handles, variable),
      slots: program.slotsFor(variable).map((slot) => handleOf(handles, slot)),
      gradient: withPenalty(c, program, passes, variable, gradientOf(gradients, variable)),
      size,
      setting: program.setting.optimiser,
      after: lastUse === undefined ? [] : [lastUse]
    })
  })
}

function gradientOf(gradients: ReadonlyMap<Variable, Tensor>, variable: Variable): Tensor {
  const gradient = gradients.get(variable)
  if (gradient === undefined) throw new Error(`there is no derivative for ${variable.name}`)
  return gradient
}

/**
 * One gradient step on a whole batch.
 * @returns what was minimised, the mean loss and the penalty, and the updates
 */
export function gradientStep(
  c: Calculus,
  program: Program,
  handles: Handles,
  batch: Batch,
  scale: Tensor,
  size: StepSize
): { readonly loss: Tensor; readonly updates: readonly Waited[] } {
  const differentiated = differentiate(c, program, handles, batch, scale)
  const loss = penalised(c, program, differentiated.passes, c.mean(differentiated.values, axesOf(program)))
  return { loss, updates: update(c, program, handles, differentiated, size) }
}

/** The axes of the losses of a batch: B numbers, or B x 1. */
function axesOf({ width, setting }: Program): number[] {
  return width === 1 && setting.loss !== 'squared-error' ? [0, 1] : [0]
}

/** The sum of the losses of samples, times `scale`. */
export function scaledLoss(c: Calculus, program: Program, { values }: Differentiated, scale: Tensor): Tensor {
  return c.times(c.sum(values, axesOf(program)), scale)
}
