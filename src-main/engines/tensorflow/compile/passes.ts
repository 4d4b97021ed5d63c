import type { Calculus } from '../graph/calculus'
import { sourceOf, type Tensor } from '../graph/tensor'
import type { Waited } from '../graph/scope'
import { graphActivations } from './activations'
import type { Program } from './program'
import { handleOf, type Handles, type Variable } from './variables'

/** What the forward pass computes: for l = 0 ... L the blocks of x^(l), side by side. */
export interface ForwardPass {
  readonly x: readonly (readonly Tensor[])[]
  /** f(x; w, b) = x^(L), B x C. */
  readonly outputs: Tensor
}

export interface BackwardPass {
  /** The derivative of the loss for each parameter. */
  readonly gradients: ReadonlyMap<Variable, Tensor>
  /** The last operations that need each weight as it is. */
  readonly lastUses: ReadonlyMap<Variable, Waited>
}

/** The forward and the backward pass of a network (lecture, section 3.6) as operations of one scope. */
export class Passes {
  readonly #values = new Map<Variable, Tensor>()

  constructor(
    readonly program: Program,
    readonly c: Calculus,
    readonly handles: Handles
  ) {}

  /** What a parameter is before this step. */
  value(variable: Variable): Tensor {
    const known = this.#values.get(variable)
    if (known !== undefined) return known
    const value = this.c.read(handleOf(this.handles, variable), variable.type)
    this.#values.set(variable, value)
    return value
  }

  /** x^(0) = x, and for l = 1 ... L, s^(l) = x^(l-1) w^(l) + b^(l) and x^(l) = sigma(s^(l)); samples are rows. */
  forward(input: Tensor): ForwardPass {
    const x: Tensor[][] = [[input]]
    this.program.layers.forEach(({ biases }, l) => {
      x.push(biases.map((_, k) => this.#units(l, k, x[l])))
    })
    return { x, outputs: x[x.length - 1][0] }
  }

  /** Block k of the units of layer l + 1. */
  #units(l: number, k: number, inputs: readonly Tensor[]): Tensor {
    const { c } = this
    const { blocks, biases } = this.program.layers[l]
    const activation = this.program.setting.activations[l]
    const b = this.value(biases[k].b)
    if (inputs.length === 1 && this.#fuses(activation)) {
      return this.#fused(inputs[0], this.value(blocks[0][k].w), b, activation)
    }
    const products = inputs.map((x, i) => c.product(x, this.value(blocks[i][k].w)))
    const sum = products.reduce((sum, product) => c.plus(sum, product))
    return graphActivations[activation].value(c, c.addToRows(sum, b))
  }

  #fuses(activation: string): boolean {
    return this.program.setting.plan.fused && (activation === 'relu' || activation === 'identity')
  }

  /** sigma(x w + b) as one operation. */
  #fused(a: Tensor, b: Tensor, args: Tensor, activation: string): Tensor {
    const fused = activation === 'relu' ? ['BiasAdd', 'Relu'] : ['BiasAdd']
    const transposes = { transpose_a: false, transpose_b: false }
    const attributes = { num_args: 1, ...transposes, fused_ops: fused, epsilon: 1e-4, leakyrelu_alpha: 0.2 }
    return this.c.scope.add('_FusedMatMul', { a, b, args }, attributes).outputs.product
  }

  /**
   * From [dl/dx^(L)], for l = L ... 1: [dl/ds^(l)] = [dl/dx^(l)] (.) sigma'(s^(l)), [dl/dw^(l)] = (x^(l-1))^T [dl/ds^(l)],
   * [dl/db^(l)] the sum of the rows of [dl/ds^(l)], and if l > 1, [dl/dx^(l-1)] = [dl/ds^(l)] (w^(l))^T.
   */
  backward({ x }: ForwardPass, derivative: Tensor): BackwardPass {
    const gradients = new Map<Variable, Tensor>()
    const lastUses = new Map<Variable, Waited>()
    let dx: readonly Tensor[] = [derivative]
    for (let l = this.program.layers.length - 1; l >= 0; l--) {
      const ds = this.#chained(l, dx, x[l + 1])
      if (l > 0) dx = this.#inputDerivatives(l, ds, lastUses)
      this.#parameterDerivatives(l, x[l], ds, gradients)
    }
    return { gradients, lastUses }
  }

  #chained(l: number, dx: readonly Tensor[], x: readonly Tensor[]): Tensor[] {
    const { chain } = graphActivations[this.program.setting.activations[l]]
    return dx.map((derivative, k) => chain(this.c, derivative, x[k]))
  }

  #inputDerivatives(l: number, ds: readonly Tensor[], lastUses: Map<Variable, Waited>): Tensor[] {
    const { c } = this
    return this.program.layers[l].blocks.map((row) => {
      const products = row.map(({ w }, k) => {
        const product = c.product(ds[k], this.value(w), { transposeB: true })
        lastUses.set(w, sourceOf(product))
        return product
      })
      return products.reduce((sum, product) => c.plus(sum, product))
    })
  }

  #parameterDerivatives(
    l: number,
    x: readonly Tensor[],
    ds: readonly Tensor[],
    gradients: Map<Variable, Tensor>
  ): void {
    const { blocks, biases } = this.program.layers[l]
    blocks.forEach((row, i) => {
      row.forEach(({ w }, k) => gradients.set(w, this.c.product(x[i], ds[k], { transposeA: true })))
    })
    biases.forEach(({ b }, k) => gradients.set(b, this.c.sumOfRows(ds[k])))
  }
}
