/** Rows or columns from ... to - 1. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** 0 ... n - 1 in so many ranges, as equal as can be. */
export function cutEvenly(n: number, parts: number): Range[] {
  return rangesBetween(Array.from({ length: parts + 1 }, (_, p) => Math.round((p * n) / parts)))
}

/**
 * The rows of an upper triangle in ranges of equal work, where a range is multiplied from its first column on: r rows
 * that begin at row s take r (n - s).
 */
export function cutTriangle(n: number, parts: number): Range[] {
  const places = [0]
  for (let p = 1; p < parts; p++) places.push(Math.round(n * (1 - restAfter(p, workOfEach(parts)))))
  return rangesBetween([...places, n])
}

/** What share of the rows is left after p ranges that each take so large a share of the square. */
function restAfter(p: number, work: number): number {
  let rest = 1
  for (let done = 0; done < p && rest > 0; done++) rest -= work / rest
  return Math.max(0, rest)
}

/** The share of the square that each range takes so that nothing is left after them: by halving what is not known. */
function workOfEach(parts: number): number {
  let [low, high] = [0, 1]
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2
    if (restAfter(parts, middle) > 0) low = middle
    else high = middle
  }
  return low
}

function rangesBetween(places: readonly number[]): Range[] {
  return places.slice(1).map((to, p) => ({ from: places[p], to }))
}
