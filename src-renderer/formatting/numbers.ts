const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 })

/** A whole number with its thousands apart: 12,665. */
export function formatCount(value: number): string {
  return withMinus(grouped.format(value))
}

/**
 * A number as a person reads it: whole numbers in full, so that sums can be checked by hand; others with four
 * significant digits and at least all those of their whole part; very large and very small ones as 1.23e12.
 */
export function formatNumber(value: number): string {
  const size = Math.abs(value)
  if (!Number.isFinite(value)) return withMinus(String(value))
  if (size !== 0 && (size >= 1e12 || size < 1e-3)) return withMinus(exponential(value))
  if (Number.isInteger(value)) return formatCount(value)
  return formatCount(Number(size < 1000 ? value.toPrecision(4) : value.toFixed(1)))
}

/** The same with its sign always there, for changes: +3, −0.5. */
export function formatSigned(value: number): string {
  return value > 0 ? `+${formatNumber(value)}` : formatNumber(value)
}

/** A share from 0 to 1 in percent with two decimals: 0.23 %. */
export function formatPercent(share: number): string {
  return `${(100 * share).toFixed(2)}\u00a0%`
}

function exponential(value: number): string {
  const [digits, exponent] = value.toExponential(2).split('e')
  return `${Number(digits)}e${Number(exponent)}`
}

/** The hyphen that JavaScript writes is narrower than a digit: a true minus lines up. There is no minus zero. */
function withMinus(text: string): string {
  return text === '-0' ? '0' : text.replaceAll('-', '\u2212')
}
