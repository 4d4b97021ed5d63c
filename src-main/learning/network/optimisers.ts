import { scalar, vector, type Tensors } from '../algebra/tensor'

/** Changes parameters w by the gradient g of the loss. All of its state beside w is in `save`. */
export interface Optimiser {
  /** One step with the learning rate eta. */
  step(w: Float64Array, g: Float64Array, eta: number): void
  /** Copies. */
  save(): Tensors
  restore(saved: Tensors): void
}

/** Gradient descent (lecture, section 3.5): w <- w - eta g. */
export class GradientDescent implements Optimiser {
  step(w: Float64Array, g: Float64Array, eta: number): void {
    for (let i = 0; i < w.length; i++) w[i] -= eta * g[i]
  }

  save(): Tensors {
    return {}
  }

  restore(): void {}
}

/**
 * Momentum (Polyak 1964), as PyTorch writes it: v <- mu v + g and w <- w - eta v. Looking ahead (Nesterov 1983;
 * Sutskever and others 2013), the step is along g + mu v. It starts at v = 0.
 */
export class Momentum implements Optimiser {
  readonly #v: Float64Array

  constructor(
    readonly count: number,
    readonly mu: number,
    readonly lookingAhead: boolean
  ) {
    this.#v = new Float64Array(count)
  }

  step(w: Float64Array, g: Float64Array, eta: number): void {
    const { mu, lookingAhead } = this
    const v = this.#v
    for (let i = 0; i < w.length; i++) {
      v[i] = mu * v[i] + g[i]
      w[i] -= eta * (lookingAhead ? g[i] + mu * v[i] : v[i])
    }
  }

  save(): Tensors {
    return { 'optimiser.v': vector(this.#v.slice()) }
  }

  restore(saved: Tensors): void {
    this.#v.set(saved['optimiser.v'].values)
  }
}

/**
 * Adam (Kingma and Ba 2015, algorithm 1): running means m of g and v of g^2, freed of their bias towards 0, and
 * w <- w - eta m / (sqrt(v) + epsilon), with the paper's epsilon = 10^-8.
 */
export class Adam implements Optimiser {
  #t = 0
  readonly #m: Float64Array
  readonly #v: Float64Array

  constructor(
    readonly count: number,
    readonly beta1: number,
    readonly beta2: number,
    readonly epsilon = 1e-8
  ) {
    this.#m = new Float64Array(count)
    this.#v = new Float64Array(count)
  }

  step(w: Float64Array, g: Float64Array, eta: number): void {
    const { beta1, beta2, epsilon } = this
    const m = this.#m
    const v = this.#v
    this.#t++
    const stepSize = eta / (1 - beta1 ** this.#t)
    const scale = 1 / Math.sqrt(1 - beta2 ** this.#t)
    for (let i = 0; i < w.length; i++) {
      m[i] = beta1 * m[i] + (1 - beta1) * g[i]
      v[i] = beta2 * v[i] + (1 - beta2) * g[i] * g[i]
      w[i] -= (stepSize * m[i]) / (scale * Math.sqrt(v[i]) + epsilon)
    }
  }

  save(): Tensors {
    return {
      'optimiser.t': scalar(this.#t),
      'optimiser.m': vector(this.#m.slice()),
      'optimiser.v': vector(this.#v.slice())
    }
  }

  restore(saved: Tensors): void {
    this.#t = saved['optimiser.t'].values[0]
    this.#m.set(saved['optimiser.m'].values)
    this.#v.set(saved['optimiser.v'].values)
  }
}

/** The numbers that the optimisers need beside the learning rate. */
export interface OptimiserSetting {
  readonly optimiser: OptimiserName
  readonly momentum: number
  readonly beta1: number
  readonly beta2: number
}

/** The optimisers by their names, each for `count` parameters. */
const optimisers = {
  'gradient-descent': () => new GradientDescent(),
  momentum: (count, { momentum }) => new Momentum(count, momentum, false),
  nesterov: (count, { momentum }) => new Momentum(count, momentum, true),
  adam: (count, { beta1, beta2 }) => new Adam(count, beta1, beta2)
} as const satisfies Readonly<
  Record<string, (count: number, setting: Omit<OptimiserSetting, 'optimiser'>) => Optimiser>
>

export type OptimiserName = keyof typeof optimisers

export function optimiserOf(setting: OptimiserSetting, count: number): Optimiser {
  return optimisers[setting.optimiser](count, setting)
}
