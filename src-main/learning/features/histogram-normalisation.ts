/** What becomes of the histograms of a picture. */
export interface HistogramOutput {
  readonly dimension: number
  /** What each number is. */
  readonly columnNames: readonly string[]
  /** Writes the numbers of a picture into `into`, from `offset` on. It may change `histograms`. */
  write(histograms: Float64Array, into: Float64Array | Float32Array, offset: number): void
}

export interface HistogramGrid {
  readonly blockRows: number
  readonly blockColumns: number
  readonly bins: number
}

/** One histogram a block: as it is, or divided by its sum where that is not 0, so that it is a distribution. */
export function perBlock({ blockRows, blockColumns, bins }: HistogramGrid, distribution: boolean): HistogramOutput {
  const blocks = blockRows * blockColumns
  const columnNames: string[] = []
  for (let b = 0; b < blocks; b++) columnNames.push(...namesOfBlock(b, blockColumns, bins))
  return {
    dimension: blocks * bins,
    columnNames,
    write: (histograms, into, offset) => {
      for (let start = 0; start < histograms.length; start += bins) {
        let sum = 0
        for (let i = start; i < start + bins; i++) sum += histograms[i]
        const divisor = distribution && sum > 0 ? sum : 1
        for (let i = start; i < start + bins; i++) into[offset + i] = histograms[i] / divisor
      }
    }
  }
}

/**
 * Groups of 2 x 2 neighbouring blocks, overlapping: each group's four histograms v together become
 * v / ||v|| (0 where v = 0), clipped at `highest` and brought to length 1 once more where there is clipping
 * (Dalal and Triggs 2005, L2 and L2-Hys, without their small constant).
 */
export function perGroup({ blockRows, blockColumns, bins }: HistogramGrid, highest = Infinity): HistogramOutput {
  const columnNames: string[] = []
  const groupColumns = blockColumns - 1
  const groups = (blockRows - 1) * groupColumns
  const corners = [0, 1, blockColumns, blockColumns + 1]
  const firstBlock = (g: number): number => g + Math.floor(g / groupColumns)
  for (let g = 0; g < groups; g++) {
    const group = `group (${Math.floor(g / groupColumns) + 1}, ${(g % groupColumns) + 1})`
    for (const corner of corners) {
      const names = namesOfBlock(firstBlock(g) + corner, blockColumns, bins)
      columnNames.push(...names.map((name) => `${name} of ${group}`))
    }
  }
  const v = new Float64Array(4 * bins)
  return {
    dimension: groups * v.length,
    columnNames,
    write: (histograms, into, offset) => {
      for (let g = 0; g < groups; g++) {
        for (let corner = 0; corner < 4; corner++) {
          const start = (firstBlock(g) + corners[corner]) * bins
          for (let b = 0; b < bins; b++) v[corner * bins + b] = histograms[start + b]
        }
        toLengthOne(v)
        if (clip(v, highest)) toLengthOne(v)
        into.set(v, offset + g * v.length)
      }
    }
  }
}

function toLengthOne(v: Float64Array): void {
  let sumOfSquares = 0
  for (let i = 0; i < v.length; i++) sumOfSquares += v[i] * v[i]
  if (sumOfSquares === 0) return
  const length = Math.sqrt(sumOfSquares)
  for (let i = 0; i < v.length; i++) v[i] /= length
}

/** @returns whether anything was above `highest` */
function clip(v: Float64Array, highest: number): boolean {
  let clipped = false
  for (let i = 0; i < v.length; i++) {
    if (v[i] <= highest) continue
    v[i] = highest
    clipped = true
  }
  return clipped
}

/** For example "edges at 40 degrees in block (2, 3)": row 2, column 3, counted from 1. */
function namesOfBlock(block: number, blockColumns: number, bins: number): string[] {
  const place = `(${Math.floor(block / blockColumns) + 1}, ${(block % blockColumns) + 1})`
  return Array.from({ length: bins }, (_, b) => {
    const degrees = ((b * 180) / bins).toLocaleString('en-US', { maximumFractionDigits: 2 })
    return `edges at ${degrees} degrees in block ${place}`
  })
}
