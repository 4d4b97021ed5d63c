/** How the command line ended, for the shell. */
export const exitCode = { done: 0, failed: 1, usage: 2, interrupted: 130 } as const
export type ExitCode = (typeof exitCode)[keyof typeof exitCode]

/** The command was not given as it should be: nothing has been done. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
