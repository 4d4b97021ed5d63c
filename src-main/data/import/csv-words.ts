/** What stands where a value is missing, in lower case. */
const missing = new Set(['', 'na', 'n/a', 'nan', '?', 'null'])

/** Whether a text stands for a missing value: nothing, NA, N/A, NaN, ? or null, in any letters. */
export function isMissing(text: string): boolean {
  return text.length <= 4 && missing.has(text.trim().toLowerCase())
}

/** Whether a text stands for an infinite value. */
export function isInfinite(text: string): boolean {
  return /^[+-]?inf(inity)?$/i.test(text)
}
