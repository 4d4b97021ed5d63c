/**
 * Rearranges indices[start] ... indices[end - 1] so that none before `middle` has a greater component, and none from
 * there on a smaller one (quickselect: Hoare 1961).
 * @param points rows of `dimension` numbers, by index
 * @param component which of them counts
 */
export function selectMedian(
  indices: Uint32Array,
  start: number,
  end: number,
  middle: number,
  points: Float64Array,
  dimension: number,
  component: number
): void {
  let low = start
  let high = end - 1
  while (low < high) {
    const pivot = points[indices[(low + high) >> 1] * dimension + component]
    let i = low
    let j = high
    while (i <= j) {
      while (points[indices[i] * dimension + component] < pivot) i++
      while (points[indices[j] * dimension + component] > pivot) j--
      if (i > j) break
      const index = indices[i]
      indices[i++] = indices[j]
      indices[j--] = index
    }
    if (middle <= j) high = j
    else if (middle >= i) low = i
    else return
  }
}
