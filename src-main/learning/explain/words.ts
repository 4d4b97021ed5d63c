/** A number as a sentence shows it: with four significant digits at most. */
export function written(value: number): string {
  const rounded = Number(value.toPrecision(4))
  return String(rounded === 0 ? 0 : rounded)
}
