// @ts-check

/** Something that a person can put right: it is shown as one message, without a stack trace. */
export class Problem extends Error {
  /**
   * @param {string} message what is wrong
   * @param {string} [remedy] what to do about it
   */
  constructor(message, remedy) {
    super(remedy ? `${message}\n${remedy}` : message)
    this.name = 'Problem'
  }
}

/**
 * Runs a command's main function and turns its result into the exit code of this process.
 * @param {() => Promise<number | void>} main
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) || 0
  } catch (error) {
    process.exitCode = 1
    process.stderr.write(`\n${explain(error)}\n`)
  }
}

/** @param {unknown} error */
export function explain(error) {
  if (error instanceof Problem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/**
 * An error in a few words.
 * @param {unknown} error
 */
export function messageOf(error) {
  return error instanceof Error ? error.message : String(error)
}
