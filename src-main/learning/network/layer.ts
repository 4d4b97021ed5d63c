import type { NonZeros } from '../algebra/non-zeros'
import { addAB, addABt, addAtB } from '../algebra/products'
import { addAtX, addXBt } from '../algebra/sparse-products'
import { activate, chain, type Activation } from '../functions/activations'

/** Where a layer finds its parameters and keeps their derivatives: parts of the network's own arrays. */
export interface LayerStorage {
  /** w (units x inputs, a row a unit), and b (units). */
  readonly w: Float64Array
  readonly b: Float64Array
  /** [dl/dw] and [dl/db], of the same shapes. */
  readonly dw: Float64Array
  readonly db: Float64Array
}

/**
 * Layer l of a network, in the letters of the lecture (section 3.6) without their (l): x^(l-1) is `input`.
 * The samples of a slice are the rows of x, s, dx = [dl/dx] and ds = [dl/ds], `units` numbers each. All of it is
 * allocated once.
 */
export class Layer {
  readonly w: Float64Array
  readonly b: Float64Array
  readonly dw: Float64Array
  readonly db: Float64Array
  readonly s: Float64Array
  readonly x: Float64Array
  readonly dx: Float64Array
  readonly ds: Float64Array

  /** @param capacity how many samples a slice has at most */
  constructor(
    readonly inputs: number,
    readonly units: number,
    readonly activation: Activation,
    capacity: number,
    { w, b, dw, db }: LayerStorage
  ) {
    this.w = w
    this.b = b
    this.dw = dw
    this.db = db
    this.s = new Float64Array(capacity * units)
    this.x = new Float64Array(capacity * units)
    this.dx = new Float64Array(capacity * units)
    this.ds = new Float64Array(capacity * units)
  }

  /**
   * s = w x^(l-1) + b and x = sigma(s).
   * @param nonZeros lists what is not zero in `input`, where that is little
   */
  forward(rows: number, input: Float64Array, nonZeros?: NonZeros): void {
    const { inputs, units, activation, w, b, s, x } = this
    for (let r = 0; r < rows; r++) s.set(b, r * units)
    if (nonZeros === undefined) addABt(rows, units, inputs, input, w, s)
    else addXBt(nonZeros, units, w, s)
    activate(activation, s, rows * units, x)
  }

  /** [dl/ds] = [dl/dx] (.) sigma'(s). */
  differentiateSums(rows: number): void {
    const { units, activation, s, x, dx, ds } = this
    chain(activation, dx, s, x, rows * units, ds)
  }

  /** [dl/dx^(l-1)] = w^T [dl/ds]. */
  differentiateInput(rows: number, dInput: Float64Array): void {
    const { inputs, units, w, ds } = this
    dInput.fill(0, 0, rows * inputs)
    addAB(rows, inputs, units, ds, w, dInput)
  }

  /** [dl/dw] = [dl/ds] (x^(l-1))^T and [dl/db] = [dl/ds], of each sample of the slice, are added to dw and db. */
  differentiateParameters(rows: number, input: Float64Array, nonZeros?: NonZeros): void {
    const { inputs, units, dw, db, ds } = this
    if (nonZeros === undefined) addAtB(units, inputs, rows, ds, input, dw)
    else addAtX(nonZeros, units, ds, dw)
    for (let r = 0, at = 0; r < rows; r++) for (let i = 0; i < units; i++, at++) db[i] += ds[at]
  }
}
