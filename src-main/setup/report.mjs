// @ts-check
/**
 * What the set-up tells the person who waits for it: one line a step, a line that moves for
 * downloads, and warnings that carry their remedy. It goes to stderr unless told otherwise,
 * so that stdout belongs to the program that is being set up.
 */

/**
 * @typedef {object} Progress
 * @property {number} done
 * @property {number} [total] 0 or absent where nobody knows
 * @property {'MB' | 'packages'} [unit] with "MB", done and total are bytes; none: only percent are shown
 */
/** @typedef {{ write(text: string): unknown, isTTY?: boolean }} Output */
/** @typedef {ReturnType<typeof createReport>} Report */

const millisecondsBetweenRedraws = 100
const percentBetweenLines = 10
const eraseLineAbove = '\x1b[1A\x1b[2K'

/**
 * Makes the voice of a set-up of `total` steps (no number is shown where it is 0).
 * @param {{ output?: Output, total?: number, now?: () => number }} [options]
 */
export function createReport({ output = process.stderr, total = 0, now = Date.now } = {}) {
  let current = 0
  let lineIsOpen = false
  let progressIsLast = false
  let lastPercent = -percentBetweenLines
  let lastRedraw = 0

  /** @param {string} text Text on a line of its own, below whatever stands there. */
  function line(text) {
    output.write(`${lineIsOpen ? '\n' : ''}${text}\n`)
    lineIsOpen = false
    progressIsLast = false
  }

  /**
   * Carries out one step between its announcement and its outcome.
   * @template Result
   * @param {string} title
   * @param {() => Result | Promise<Result>} work
   * @param {(result: Result) => string} [describe] the outcome in words; "done" if absent
   * @returns {Promise<Result>}
   */
  async function step(title, work, describe = () => 'done') {
    const heading = total ? `[${++current}/${total}] ${title}` : title
    const start = now()
    lastPercent = -percentBetweenLines
    output.write(`${heading} …`)
    lineIsOpen = true
    const finish = (/** @type {string} */ outcome) => {
      const words = outcome + elapsed(now() - start)
      if (lineIsOpen) output.write(` ${words}\n`)
      else line(`${heading}: ${words}`)
      lineIsOpen = false
    }
    try {
      const result = await work()
      finish(describe(result))
      return result
    } catch (error) {
      finish('failed')
      throw error
    }
  }

  /**
   * Shows how far a long task is: redrawn in place in a terminal, elsewhere a line every 10 %.
   * @param {Progress} progress
   */
  function progress(progress) {
    const percent = progress.total ? Math.floor((100 * progress.done) / progress.total) : 0
    const finished = progress.done === progress.total
    if (percent < lastPercent) lastPercent = -percentBetweenLines
    if (output.isTTY) {
      if (!finished && now() - lastRedraw < millisecondsBetweenRedraws) return
      lastRedraw = now()
      if (progressIsLast) output.write(eraseLineAbove)
      line(`      ${describeProgress(progress)}`)
      progressIsLast = true
    } else if (percent >= lastPercent + percentBetweenLines) {
      lastPercent = percent - (percent % percentBetweenLines)
      line(`      ${describeProgress(progress)}`)
    }
  }

  return {
    step,
    progress,
    /** @param {string} text A remark inside a step. */
    note: (text) => line(indented(text)),
    /** @param {string} text @param {string} [remedy] what the reader can do about it */
    warn: (text, remedy) => {
      line(indented(`Warning: ${text}`))
      if (remedy) line(indented(remedy))
    },
    line
  }
}

/** @param {string} text */
function indented(text) {
  return text.replace(/^/gm, '      ')
}

/** @param {Progress} progress */
export function describeProgress({ done, total, unit }) {
  const amount = (/** @type {number} */ value) => (unit === 'MB' ? (value / 1e6).toFixed(1) : String(value))
  if (!total) return `${amount(done)} ${unit ?? ''}`
  const percent = `${String(Math.min(100, Math.floor((100 * done) / total))).padStart(3)} %`
  return unit ? `${percent}  ${amount(done)} of ${amount(total)} ${unit}` : percent
}

/** @param {number} milliseconds */
function elapsed(milliseconds) {
  return milliseconds < 100 ? '' : ` in ${(milliseconds / 1000).toFixed(1)} s`
}
