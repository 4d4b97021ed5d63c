import type { SquareFunction } from '../../functions/surfaces/unit-square'
import type { Figure } from '../../report'
import { vector, type Tensor } from '../../algebra/tensor'
import { spaced } from '../plane'

/** psi, its Fourier series and the network made of it, side by side over a grid of points of [0, 1]^2. */
export class SquareGrid {
  readonly #side: Float64Array
  readonly #psi: Float64Array
  readonly #fourier: Float64Array
  readonly #network: Float64Array

  /** @param resolution how many points along each side, both ends included */
  constructor(
    readonly psi: SquareFunction,
    resolution: number
  ) {
    this.#side = spaced(0, 1, resolution)
    this.#psi = new Float64Array(resolution * resolution)
    this.#fourier = this.#psi.slice()
    this.#network = this.#psi.slice()
    this.#add(this.#psi, psi)
  }

  addToFourier(term: SquareFunction): void {
    this.#add(this.#fourier, term)
  }

  addToNetwork(term: SquareFunction): void {
    this.#add(this.#network, term)
  }

  /** max |psi - Fourier series|. */
  get fourierError(): number {
    return farthest(this.#psi, this.#fourier)
  }

  /** max |Fourier series - network|. */
  get replacementError(): number {
    return farthest(this.#fourier, this.#network)
  }

  /** max |psi - network|. */
  get networkError(): number {
    return farthest(this.#psi, this.#network)
  }

  /** The three of them as a field. */
  figure(title: string): Figure {
    const [x, y] = [vector(this.#side), vector(this.#side.slice())]
    const tensor = (values: Float64Array): Tensor => ({ shape: [this.#side.length, this.#side.length], values })
    const [psi, fourier, network] = [this.#psi, this.#fourier, this.#network].map(tensor)
    return { name: 'approximation', title, kind: 'field', tensors: { x, y, psi, fourier, network } }
  }

  #add(into: Float64Array, term: SquareFunction): void {
    const side = this.#side
    for (let i = 0, at = 0; i < side.length; i++) {
      for (let j = 0; j < side.length; j++, at++) into[at] += term(side[j], side[i])
    }
  }
}

function farthest(a: Float64Array, b: Float64Array): number {
  let largest = 0
  for (let i = 0; i < a.length; i++) largest = Math.max(largest, Math.abs(a[i] - b[i]))
  return largest
}
