import { UsageError } from './usage'

/**
 * The value that a JSON text writes out.
 * @param path names the file in the error message
 * @throws UsageError with the line and the column, all in one line
 */
export function parseJson(text: string, path: string): unknown {
  const complaint = complaintOf(text)
  if (complaint === undefined) return JSON.parse(text)
  const position = positionOf(text, complaint)
  const before = text.slice(0, position).split('\n')
  const place = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`
  throw new UsageError(`${path}: ${place}: not valid JSON: ${reasonOf(complaint, text.slice(position))}`)
}

/** What the parser says of a text, if it is not JSON. */
function complaintOf(text: string): string | undefined {
  try {
    JSON.parse(text)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const unexpected = 'Unexpected token'

/** Where the parser gave up: at the place that it tells, else at an unexpected token, else where the text just ends. */
function positionOf(text: string, complaint: string): number {
  if (complaint.startsWith(unexpected)) return positionOfToken(text)
  return Number(/ at position (\d+)/.exec(complaint)?.[1] ?? text.length)
}

/** V8 keeps the place of an unexpected token to itself: it ends the shortest beginning with that complaint. */
function positionOfToken(text: string): number {
  let [without, withToken] = [0, text.length]
  while (withToken - without > 1) {
    const middle = (without + withToken) >> 1
    if (complaintOf(text.slice(0, middle))?.startsWith(unexpected)) withToken = middle
    else without = middle
  }
  return without
}

/** The complaint without the piece of the text that V8 quotes in it, which can be many lines long. */
function reasonOf(complaint: string, rest: string): string {
  if (complaint.startsWith(unexpected)) return `unexpected ${JSON.stringify([...rest][0])}`
  return complaint.replace(/( in JSON)? at position .*/s, '').replace(/^./, (first) => first.toLowerCase())
}
