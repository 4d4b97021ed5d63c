/** A Boolean value as a unit takes and gives it. */
export type Bit = 0 | 1

/**
 * The threshold logic unit (McCulloch and Pitts 1943; lecture, section 3.1), f(x) = 1{w.x + b >= 0}, with a weight
 * for each of its Boolean inputs. The lecture's or, and, not share one weight among the inputs.
 */
export class ThresholdLogicUnit {
  readonly w: Float64Array
  readonly b: number

  /** @param w a weight for each input */
  constructor(w: ArrayLike<number>, b: number) {
    this.w = Float64Array.from(w)
    this.b = b
  }

  /** 1{sum_i x_i - 0.5 >= 0}: whether at least one of the inputs is 1. */
  static or(inputs = 2): ThresholdLogicUnit {
    return new ThresholdLogicUnit(new Float64Array(inputs).fill(1), -0.5)
  }

  /** 1{sum_i x_i - (n - 0.5) >= 0}: whether all n inputs are 1. */
  static and(inputs = 2): ThresholdLogicUnit {
    return new ThresholdLogicUnit(new Float64Array(inputs).fill(1), 0.5 - inputs)
  }

  /** 1{-u + 0.5 >= 0}. */
  static not(): ThresholdLogicUnit {
    return new ThresholdLogicUnit([-1], 0.5)
  }

  /**
   * The unit that answers 1 for these inputs and for no others: w_i = 1 where the input is 1, -1 where it is 0, so
   * that w.x is the number of ones there, or at least one less. For inputs that are all 1 it is `and`.
   */
  static equals(inputs: ArrayLike<number>): ThresholdLogicUnit {
    const w = Float64Array.from(inputs, (bit) => (bit === 1 ? 1 : -1))
    return new ThresholdLogicUnit(w, 0.5 - w.filter((weight) => weight === 1).length)
  }

  /** The unit that answers the contrary; it needs w.x + b to be 0 for no inputs, as it is for whole w and half b. */
  negated(): ThresholdLogicUnit {
    return new ThresholdLogicUnit(
      this.w.map((weight) => -weight),
      -this.b
    )
  }

  /** f(x). */
  output(x: ArrayLike<number>): Bit {
    const { w } = this
    let sum = this.b
    for (let i = 0; i < w.length; i++) sum += w[i] * x[i]
    return sum >= 0 ? 1 : 0
  }
}
