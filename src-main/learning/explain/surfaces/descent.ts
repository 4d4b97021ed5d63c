import { eigenvalues, type Box, type Point, type Surface } from '../../functions/surfaces/surface'

/** How a descent stands: it goes on, has arrived where the gradient vanishes, or has left for infinity. */
export type DescentState = 'descending' | 'converged' | 'diverged'

export interface DescentSetting {
  /** eta. */
  readonly stepSize: number
  readonly start: Point
  /** It has converged when ||grad L(w_t)|| is at most this. */
  readonly tolerance: number
}

/** How many times its box a descent may be away from its middle before it counts as diverged. */
const farAway = 1e6

/** Gradient descent on a surface (lecture, section 3.5): w_{t+1} = w_t - eta grad L(w_t). */
export class Descent {
  /** t. */
  step = 0
  readonly #surface: Surface
  readonly #setting: DescentSetting
  readonly #w: Float64Array
  readonly #gradient = new Float64Array(2)
  readonly #reach: number

  constructor(surface: Surface, setting: DescentSetting) {
    this.#surface = surface
    this.#setting = setting
    this.#w = Float64Array.from(setting.start)
    this.#reach = farAway * largestSide(surface.box)
    surface.gradient(...setting.start, this.#gradient)
  }

  /** w_t. */
  get w(): Point {
    return [this.#w[0], this.#w[1]]
  }

  /** L(w_t). */
  get value(): number {
    return this.#surface.value(this.#w[0], this.#w[1])
  }

  /** ||grad L(w_t)||. */
  get gradientNorm(): number {
    return Math.hypot(this.#gradient[0], this.#gradient[1])
  }

  get state(): DescentState {
    const [w1, w2] = this.#w
    // A comparison with NaN is false: what is not a number has diverged too.
    if (!(Math.abs(w1) < this.#reach && Math.abs(w2) < this.#reach)) return 'diverged'
    return this.gradientNorm <= this.#setting.tolerance ? 'converged' : 'descending'
  }

  /** Makes one step. */
  advance(): void {
    const { stepSize } = this.#setting
    this.#w[0] -= stepSize * this.#gradient[0]
    this.#w[1] -= stepSize * this.#gradient[1]
    this.#surface.gradient(this.#w[0], this.#w[1], this.#gradient)
    this.step++
  }
}

function largestSide(box: Box): number {
  return Math.max(...box.map(([low, high]) => high - low))
}

/**
 * The approximation of L around w_0 whose minimum the next step goes to (lecture, section 3.5):
 * L~_{w_0}(w) = L(w_0) + grad L(w_0).(w - w_0) + 1/(2 eta) ||w - w_0||^2.
 */
export function quadraticApproximation(
  surface: Surface,
  [a1, a2]: Point,
  stepSize: number
): (w1: number, w2: number) => number {
  const value = surface.value(a1, a2)
  const gradient = new Float64Array(2)
  surface.gradient(a1, a2, gradient)
  return (w1, w2) => {
    const d1 = w1 - a1
    const d2 = w2 - a2
    return value + gradient[0] * d1 + gradient[1] * d2 + (d1 * d1 + d2 * d2) / (2 * stepSize)
  }
}

/** argmin_w L~_{w_0}(w) = w_0 - eta grad L(w_0). */
export function nextPoint(surface: Surface, [a1, a2]: Point, stepSize: number): Point {
  const gradient = new Float64Array(2)
  surface.gradient(a1, a2, gradient)
  return [a1 - stepSize * gradient[0], a2 - stepSize * gradient[1]]
}

/**
 * 2 / lambda_max, with the largest second derivative in any direction at w: around a minimum the descent
 * contracts for every step size below it and moves away for every one above. On a convex quadratic
 * surface this holds from everywhere. Infinite where no second derivative is positive.
 */
export function largestStableStep(surface: Surface, w: Point): number {
  const [, largest] = eigenvalues(surface.hessian(...w))
  return largest > 0 ? 2 / largest : Infinity
}

/** What kind of stationary point w is, by the signs of its second derivatives. */
export function kindOfPoint(surface: Surface, w: Point): 'minimum' | 'maximum' | 'saddle' | 'flat point' {
  const [smallest, largest] = eigenvalues(surface.hessian(...w))
  if (smallest > 0) return 'minimum'
  if (largest < 0) return 'maximum'
  return smallest < 0 && largest > 0 ? 'saddle' : 'flat point'
}
