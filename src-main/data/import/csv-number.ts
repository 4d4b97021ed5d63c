/** A number in decimal, in whole. */
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i

/**
 * The number that a text writes out in decimal, the double nearest to it; NaN where it writes out none.
 * @param point the character between whole part and fraction
 */
export function parseNumber(text: string, point: '.' | ','): number {
  if (point === '.') return decimal.test(text) ? Number(text) : NaN
  return text.includes('.') ? NaN : parseNumber(text.replace(',', '.'), '.')
}
