import { Cholesky } from '../../algebra/cholesky'
import type { DenseProducts } from '../../algebra/dense-products'
import { Matrix } from '../../algebra/matrix'
import { scalar, type Tensors } from '../../algebra/tensor'
import type { Outcome, Pause, Training } from '../../learner'
import type { ClassTargets } from '../../targets'
import type { TrainingSet } from '../../training-set'
import type { DiscriminantParameters } from './discriminant-parameters'
import type { DiscriminantModel } from './gaussian-estimate'
import { scatterOf, type Scatter } from './scatter'

/** A column that the others explain up to this share of its variance would leave no trustworthy digits. */
const tolerance = 1e-12

/**
 * Estimates means and covariances. A step is one sample that is counted in, or after all of them one row
 * of the Cholesky factor of a covariance.
 */
export class DiscriminantTraining implements Training {
  outcome: Outcome | undefined
  readonly measures = {}
  readonly #x: TrainingSet['x']
  readonly #y: ClassTargets
  readonly #scatters: readonly Scatter[]
  readonly #covariances: Matrix[] = []
  readonly #factors: Cholesky[] = []
  #steps = 0

  /** @param shared whether all classes share one covariance */
  constructor(
    readonly model: DiscriminantModel,
    readonly title: string,
    readonly parameters: DiscriminantParameters,
    { x, y }: TrainingSet,
    readonly shared: boolean,
    products: DenseProducts
  ) {
    this.#x = x
    this.#y = y as ClassTargets
    const classCount = this.#y.classNames.length
    this.#scatters = shared
      ? [scatterOf(x, classCount, products)]
      : this.#y.classNames.map(() => scatterOf(x, 1, products))
  }

  get epoch(): number {
    return this.outcome === undefined ? 0 : 1
  }

  get steps(): number {
    return this.#steps
  }

  get stepsAtMost(): number {
    return this.#x.count + this.#scatters.length * this.#x.dimension
  }

  /** @throws LearningError when a covariance has no inverse, naming the column that is to blame and the remedy */
  advance(limit: number): Pause {
    if (this.outcome !== undefined) return 'end'
    const end = Math.min(this.#steps + limit, this.stepsAtMost)
    for (; this.#steps < end; this.#steps++) {
      if (this.#steps < this.#x.count) this.#count(this.#steps)
      else this.#factor(this.#steps - this.#x.count)
    }
    return end === this.stepsAtMost ? this.#complete() : 'limit'
  }

  #count(n: number): void {
    const c = this.#y.values[n]
    if (this.shared) this.#scatters[0].add(n, c)
    else this.#scatters[c].add(n, 0)
  }

  /** The row'th row of all factors together. */
  #factor(row: number): void {
    const { dimension } = this.#x
    if (row % dimension === 0) this.#beginFactor(row / dimension)
    this.#factors[Math.floor(row / dimension)].factorRow()
  }

  #beginFactor(g: number): void {
    const covariance = this.#scatters[g].matrix()
    const divisor = this.#divisor(g)
    for (let i = 0; i < covariance.values.length; i++) covariance.values[i] /= divisor
    for (let d = 0; d < covariance.rows; d++) covariance.values[d * (covariance.rows + 1)] += this.parameters.ridge
    this.#covariances[g] = covariance
    const { classNames } = this.#y
    this.#factors[g] = new Cholesky(covariance.copy(), {
      name: `${this.title}: the covariance${this.shared ? '' : ` of class ${classNames[g]}`}`,
      columnName: (d) => this.#x.columnName(d),
      remedy: 'leave that column out, give more samples, or set ridge above 0',
      tolerance
    })
  }

  /** Of a scatter that is 0, of one sample a class, any divisor makes a covariance of 0. */
  #divisor(g: number): number {
    const { values, classNames } = this.#y
    const count = this.shared ? values.length : values.reduce((sum, c) => sum + (c === g ? 1 : 0), 0)
    const means = this.shared ? classNames.length : 1
    return this.parameters.divisor === 'unbiased' ? Math.max(1, count - means) : count
  }

  #complete(): Pause {
    this.model.adopt({
      means: this.#means(),
      priors: this.#priors(),
      covariances: this.#covariances,
      factors: this.#factors
    })
    this.outcome = 'complete'
    return 'end'
  }

  #means(): Matrix {
    return this.shared ? this.#scatters[0].means() : Matrix.of(this.#scatters.map((scatter) => scatter.means().row(0)))
  }

  #priors(): Float64Array {
    const { values, classNames } = this.#y
    const priors = new Float64Array(classNames.length)
    for (const c of values) priors[c]++
    return priors.map((count) => count / values.length)
  }

  save(): Tensors {
    const scatters = this.#scatters.flatMap((scatter, g) =>
      Object.entries(scatter.save()).map(([name, tensor]) => [`scatter${g}.${name}`, tensor] as const)
    )
    return { steps: scalar(this.#steps), ...Object.fromEntries(scatters) }
  }

  /** The rows of the factors that had been computed are computed again: they are a function of the scatter. */
  restore(saved: Tensors): void {
    this.#scatters.forEach((scatter, g) => {
      const prefix = `scatter${g}.`
      const own = Object.entries(saved).filter(([name]) => name.startsWith(prefix))
      scatter.restore(Object.fromEntries(own.map(([name, tensor]) => [name.slice(prefix.length), tensor])))
    })
    this.outcome = undefined
    this.#steps = saved['steps'].values[0]
    for (let row = 0; row < this.#steps - this.#x.count; row++) this.#factor(row)
    if (this.#steps === this.stepsAtMost) this.#complete()
  }
}
