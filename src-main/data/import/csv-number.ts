/** Powers of ten that double precision holds exactly. */
const powersOfTen = Float64Array.from({ length: 23 }, (_, k) => Number(`1e${k}`))

const [zero, minus, plus, lowerE, upperE] = Buffer.from('0-+eE')

/**
 * The number that some bytes write out in decimal, NaN where they do not. It is the double nearest to it, always:
 * a whole number up to 2^53, times or divided by a power of ten up to 10^22, has one rounding (Clinger 1990); what
 * is longer goes through the engine's own conversion.
 * @param point the byte between whole part and fraction
 */
export function parseNumber(bytes: Uint8Array, start: number, end: number, point: number): number {
  let at = start
  const isNegative = bytes[at] === minus
  if (at < end && (isNegative || bytes[at] === plus)) at++
  const wholeStart = at
  let digits = 0
  for (; at < end; at++) {
    const digit = bytes[at] - zero
    if (digit < 0 || digit > 9) break
    digits = digits * 10 + digit
  }
  let digitCount = at - wholeStart
  let exponent = 0
  if (at < end && bytes[at] === point) {
    const fractionStart = ++at
    for (; at < end; at++) {
      const digit = bytes[at] - zero
      if (digit < 0 || digit > 9) break
      digits = digits * 10 + digit
    }
    exponent = fractionStart - at
    digitCount -= exponent
  }
  if (digitCount === 0) return NaN
  if (at < end) {
    const written = exponentOf(bytes, at, end)
    if (written !== written) return NaN
    exponent += written
  }
  if (digits > Number.MAX_SAFE_INTEGER || exponent < -22 || exponent > 22) return converted(bytes, start, end, point)
  const size = exponent < 0 ? digits / powersOfTen[-exponent] : digits * powersOfTen[exponent]
  return isNegative ? -size : size
}

/** The exponent that "e-12" writes out, NaN where it is none. */
function exponentOf(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== lowerE && bytes[start] !== upperE) return NaN
  let at = start + 1
  const isNegative = bytes[at] === minus
  if (at < end && (isNegative || bytes[at] === plus)) at++
  if (at === end) return NaN
  let exponent = 0
  for (; at < end; at++) {
    const digit = bytes[at] - zero
    if (digit < 0 || digit > 9) return NaN
    exponent = Math.min(exponent * 10 + digit, 100_000)
  }
  return isNegative ? -exponent : exponent
}

/** What the engine makes of a number that has been found to be written as one. */
function converted(bytes: Uint8Array, start: number, end: number, point: number): number {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1')
  return Number(text.replace(String.fromCharCode(point), '.'))
}
