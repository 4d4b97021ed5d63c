/**
 * Whether step t of a long walk is one that a table shows: all of the first hundred, then every tenth up to
 * 1,000, every hundredth up to 10,000, and so on: at most 90 rows for each power of ten.
 */
export function isShown(t: number): boolean {
  let distance = 1
  while (t >= 100 * distance) distance *= 10
  return t % distance === 0
}
