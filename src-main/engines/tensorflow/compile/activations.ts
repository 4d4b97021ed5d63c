import type { ActivationName } from '../../../learning/functions/activations'
import type { Calculus } from '../graph/calculus'
import type { Tensor } from '../graph/tensor'

/** An activation function as operations of a graph: its twin is in learning/functions/activations.ts. */
interface GraphActivation {
  /** sigma(s). */
  value(c: Calculus, s: Tensor): Tensor
  /** [dl/ds] = [dl/dx] (.) sigma'(s), from x = sigma(s). */
  chain(c: Calculus, dx: Tensor, x: Tensor): Tensor
}

export const graphActivations: Readonly<Record<ActivationName, GraphActivation>> = {
  tanh: {
    value: (c, s) => c.tanh(s),
    chain: (c, dy, y) => c.scope.add('TanhGrad', { y, dy }, {}).outputs.z
  },
  relu: {
    value: (c, s) => c.positivePart(s),
    chain: (c, gradients, features) => c.scope.add('ReluGrad', { gradients, features }, {}).outputs.backprops
  },
  sigmoid: {
    value: (c, s) => c.sigmoid(s),
    chain: (c, dy, y) => c.scope.add('SigmoidGrad', { y, dy }, {}).outputs.z
  },
  identity: {
    value: (_, s) => s,
    chain: (_, dx) => dx
  }
}
