import { Random } from '../../algebra/random'
import { Adam } from '../../network/optimisers'
import type { Sampled } from './piecewise-linear'
import type { Piece } from './relu-pieces'

export interface ReluTrainingSetting {
  /** K: how many hidden units. */
  readonly units: number
  readonly steps: number
  /** Of Adam, at the first step; it falls to 0 along half a cosine. */
  readonly learningRate: number
  readonly seed: number
}

const [beta1, beta2] = [0.9, 0.999]
const initialSlope = 4

/**
 * A one-hidden-layer network f(x) = sum_k omega_k sigma(w_k x + b_k) (lecture, section 3.4), trained on all points
 * at once with the mean squared error and Adam (Kingma and Ba 2015). x is brought to [-1, 1]; w_k starts at 4 or -4
 * (from 1 or -1 it hardly learns the quick parts of a function), the knots start at random in [-1, 1], and omega_k is
 * drawn from the Gaussian of variance 1 / K.
 */
export class ReluTraining {
  /** w_1 ... w_K, b_1 ... b_K, omega_1 ... omega_K. */
  readonly parameters: Float64Array
  /** The derivatives of the mean squared error with respect to them, after `differentiate`. */
  readonly gradient: Float64Array
  step = 0
  readonly #setting: ReluTrainingSetting
  readonly #x: Float64Array
  readonly #psi: Float64Array
  readonly #residual: Float64Array
  readonly #adam: Adam
  readonly #middle: number
  readonly #half: number

  /** @param data at least two points */
  constructor({ x, psi }: Sampled, setting: ReluTrainingSetting) {
    this.#setting = setting
    this.#middle = (x[0] + x[x.length - 1]) / 2
    this.#half = (x[x.length - 1] - x[0]) / 2
    this.#x = x.map((value) => (value - this.#middle) / this.#half)
    this.#psi = psi
    this.#residual = new Float64Array(x.length)
    this.parameters = initial(setting.units, new Random(setting.seed))
    this.gradient = new Float64Array(this.parameters.length)
    this.#adam = new Adam(this.parameters.length, beta1, beta2)
  }

  get over(): boolean {
    return this.step === this.#setting.steps
  }

  /** What has been learned, with w and b for x as it was given. A unit that does not depend on x has no knot: NaN. */
  get pieces(): Piece[] {
    const K = this.#setting.units
    return Array.from({ length: K }, (_, k) => {
      const w = this.parameters[k] / this.#half
      const b = this.parameters[K + k] - w * this.#middle
      return { omega: this.parameters[2 * K + k], w, b, knot: w === 0 ? NaN : -b / w }
    })
  }

  /** One step of Adam. */
  advance(): void {
    const { steps, learningRate } = this.#setting
    this.differentiate()
    const rate = (learningRate * (1 + Math.cos((Math.PI * this.step) / steps))) / 2
    this.#adam.step(this.parameters, this.gradient, rate)
    this.step++
  }

  /** Writes `gradient`. @returns the mean squared error, 1/N sum_n (f(x_n) - psi_n)^2 */
  differentiate(): number {
    const K = this.#setting.units
    const loss = this.#forward()
    for (let k = 0; k < K; k++) this.#backward(k, K)
    return loss
  }

  #forward(): number {
    const K = this.#setting.units
    const [x, psi, residual, parameters] = [this.#x, this.#psi, this.#residual, this.parameters]
    for (let i = 0; i < x.length; i++) residual[i] = -psi[i]
    for (let k = 0; k < K; k++) {
      const [w, b, omega] = [parameters[k], parameters[K + k], parameters[2 * K + k]]
      for (let i = 0; i < x.length; i++) {
        const s = w * x[i] + b
        if (s > 0) residual[i] += omega * s
      }
    }
    let sum = 0
    for (let i = 0; i < x.length; i++) sum += residual[i] * residual[i]
    return sum / x.length
  }

  /** The derivatives with respect to w_k, b_k and omega_k. */
  #backward(k: number, K: number): void {
    const [x, residual, parameters] = [this.#x, this.#residual, this.parameters]
    const [w, b, omega] = [parameters[k], parameters[K + k], parameters[2 * K + k]]
    let [sum, sumX] = [0, 0]
    for (let i = 0; i < x.length; i++) {
      if (w * x[i] + b > 0) {
        sum += residual[i]
        sumX += residual[i] * x[i]
      }
    }
    const scale = 2 / x.length
    this.gradient[k] = scale * omega * sumX
    this.gradient[K + k] = scale * omega * sum
    this.gradient[2 * K + k] = scale * (w * sumX + b * sum)
  }
}

function initial(units: number, random: Random): Float64Array {
  const parameters = new Float64Array(3 * units)
  for (let k = 0; k < units; k++) {
    const w = random.uniform() < 0.5 ? -initialSlope : initialSlope
    parameters[k] = w
    parameters[units + k] = -w * random.uniform(-1, 1)
    parameters[2 * units + k] = random.normal(0, 1 / Math.sqrt(units))
  }
  return parameters
}
