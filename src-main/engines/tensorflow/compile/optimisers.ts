import type { OptimiserName, OptimiserSetting } from '../../../learning/network/optimisers'
import type { Calculus } from '../graph/calculus'
import type { Waited } from '../graph/scope'
import type { Tensor } from '../graph/tensor'

/** What the optimiser is told of each step. */
export interface StepSize {
  /** What the gradient, or what has become of it, is multiplied by. */
  readonly rate: Tensor
  /** Of Adam: what is added to the root of the mean of squares. */
  readonly epsilon: Tensor
}

export interface Update {
  /** The variable that is changed, what is remembered of it, and the derivative of the loss. */
  readonly variable: Tensor
  readonly slots: readonly Tensor[]
  readonly gradient: Tensor
  readonly size: StepSize
  readonly setting: OptimiserSetting
  /** What still needs the variable as it was. */
  readonly after: readonly Waited[]
}

/** An optimiser as operations of a graph: its twin is in learning/network/optimisers.ts. */
interface GraphOptimiser {
  /** Names of what it remembers of each parameter, as a training saves them. */
  readonly slots: readonly string[]
  update(c: Calculus, update: Update): Waited
}

/** v <- mu v + g and w <- w - eta v, or, looking ahead, w <- w - eta (g + mu v). */
function momentum(lookingAhead: boolean): GraphOptimiser {
  return {
    slots: ['optimiser.v'],
    update: (c, { variable, slots: [accum], gradient, size, setting, after }) => {
      const inputs = { var: variable, accum, lr: size.rate, grad: gradient, momentum: c.number(setting.momentum) }
      return c.scope.add('ResourceApplyMomentum', inputs, { use_locking: false, use_nesterov: lookingAhead }, after)
    }
  }
}

/** The optimisers by their names. */
const graphOptimisers: Readonly<Record<OptimiserName, GraphOptimiser>> = {
  'gradient-descent': {
    slots: [],
    update: (c, { variable, gradient, size, after }) => {
      const inputs = { var: variable, alpha: size.rate, delta: gradient }
      return c.scope.add('ResourceApplyGradientDescent', inputs, { use_locking: false }, after)
    }
  },
  momentum: momentum(false),
  nesterov: momentum(true),
  /** The powers of beta are in the step's rate and epsilon already: see `adamSize`. */
  adam: {
    slots: ['optimiser.m', 'optimiser.v'],
    update: (c, { variable, slots: [m, v], gradient, size, setting, after }) => {
      const powers = { beta1_power: c.number(0), beta2_power: c.number(0) }
      const betas = { beta1: c.number(setting.beta1), beta2: c.number(setting.beta2) }
      const inputs = { var: variable, m, v, ...powers, lr: size.rate, ...betas, epsilon: size.epsilon, grad: gradient }
      return c.scope.add('ResourceApplyAdam', inputs, { use_locking: false, use_nesterov: false }, after)
    }
  }
}

/** Whether the size of a step depends on its number. */
export function varies({ optimiser }: OptimiserSetting): boolean {
  return optimiser === 'adam'
}

export function slotsOf(name: OptimiserName): readonly string[] {
  return graphOptimisers[name].slots
}

export function addUpdate(c: Calculus, update: Update): Waited {
  return graphOptimisers[update.setting.optimiser].update(c, update)
}

/** Adam's epsilon (Kingma and Ba 2015, algorithm 1). */
const adamEpsilon = 1e-8

/**
 * What Adam's step number t is told, in double precision: with the means m and v freed of their bias towards 0,
 * w - eta (m / (1 - beta1^t)) / (sqrt(v / (1 - beta2^t)) + epsilon) is w - rate m / (sqrt(v) + epsilon_t) with
 * rate = eta sqrt(1 - beta2^t) / (1 - beta1^t) and epsilon_t = epsilon sqrt(1 - beta2^t).
 * @param t from 1
 */
export function adamSize(
  { beta1, beta2 }: OptimiserSetting,
  learningRate: number,
  t: number
): { readonly rate: number; readonly epsilon: number } {
  // The means are kept with the betas in single precision: their bias is that of those numbers.
  const root = Math.sqrt(1 - Math.fround(beta2) ** t)
  return { rate: (learningRate * root) / (1 - Math.fround(beta1) ** t), epsilon: adamEpsilon * root }
}
