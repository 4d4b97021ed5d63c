import type { PictureShape } from '../algebra/samples'

export interface HistogramSetting {
  readonly picture: PictureShape
  /** The side of a block in pixels; it divides both sides of the picture. */
  readonly block: number
  /** How many orientations; that of bin b is b 180 / bins degrees. */
  readonly bins: number
  /** Whether a vote is shared between the two nearest orientations. */
  readonly interpolated: boolean
}

/**
 * Histograms of the orientations of edges, one for each block of a picture (Dalal and Triggs 2005; lecture,
 * section 3.3). The gradient is the central difference g = (right - left, below - above), a pixel outside the
 * picture being the nearest one inside; of several channels the one with the largest ||g|| counts, the first
 * of equals. Every pixel votes with ||g|| for the orientation of its edge, which is at a right angle to g: from
 * 0 degrees (horizontal) over 45 (like /) and 90 (vertical) to below 180, without a sign. The vote goes to the
 * nearest orientation, the greater of two equally near; interpolated, it is shared between the orientations
 * before and after in proportion to nearness, 180 degrees being 0 again.
 */
export class OrientationHistograms {
  readonly blockRows: number
  readonly blockColumns: number
  /** The histograms of the last picture: blockRows x blockColumns x bins. */
  readonly values: Float64Array
  readonly #setting: HistogramSetting

  constructor(setting: HistogramSetting) {
    const { picture, block, bins } = setting
    this.#setting = setting
    this.blockRows = picture.height / block
    this.blockColumns = picture.width / block
    this.values = new Float64Array(this.blockRows * this.blockColumns * bins)
  }

  /** @param x a picture: its values row after row, channels together */
  compute(x: Float64Array): void {
    const { picture, block, bins } = this.#setting
    const { height, width, channels } = picture
    const rowLength = width * channels
    this.values.fill(0)
    for (let row = 0; row < height; row++) {
      const above = row === 0 ? 0 : -rowLength
      const below = row === height - 1 ? 0 : rowLength
      const blocksBefore = Math.floor(row / block) * this.blockColumns
      for (let column = 0; column < width; column++) {
        const left = column === 0 ? 0 : -channels
        const right = column === width - 1 ? 0 : channels
        const pixel = row * rowLength + column * channels
        let squaredLength = 0
        let gx = 0
        let gy = 0
        for (let i = pixel; i < pixel + channels; i++) {
          const dx = x[i + right] - x[i + left]
          const dy = x[i + below] - x[i + above]
          const square = dx * dx + dy * dy
          if (square <= squaredLength) continue
          squaredLength = square
          gx = dx
          gy = dy
        }
        if (squaredLength === 0) continue
        this.#vote((blocksBefore + Math.floor(column / block)) * bins, gx, gy, Math.sqrt(squaredLength))
      }
    }
  }

  /** @param histogram where the block's histogram begins */
  #vote(histogram: number, gx: number, gy: number, length: number): void {
    const { bins, interpolated } = this.#setting
    const halfTurns = Math.atan2(gx, gy) / Math.PI
    const place = (halfTurns < 0 ? halfTurns + 1 : halfTurns) * bins
    if (!interpolated) {
      this.values[histogram + (Math.floor(place + 0.5) % bins)] += length
      return
    }
    const before = Math.floor(place)
    const share = place - before
    this.values[histogram + (before % bins)] += (1 - share) * length
    this.values[histogram + ((before + 1) % bins)] += share * length
  }
}
