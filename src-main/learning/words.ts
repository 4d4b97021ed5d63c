/** A whole number as a sentence shows it, for example "1,200". */
export function grouped(count: number): string {
  return count.toLocaleString('en-US')
}

/** How many of something there are, for example "1 column" or "1,200 columns". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${grouped(count)} ${count === 1 ? noun : plural}`
}

/** A number as a sentence shows it: with four significant digits at most. */
export function written(value: number): string {
  const rounded = Number(value.toPrecision(4))
  return String(rounded === 0 ? 0 : rounded)
}
