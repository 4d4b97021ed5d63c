import { z } from './zod'
import { LearningError } from '../learning/errors'

/** What can go wrong, as a code that both sides know. */
export const errorCodes = [
  /** A request or a configuration breaks its schema; `issues` says where. */
  'invalid-input',
  /** A dataset's files are missing, altered or cannot be read or written. */
  'dataset',
  /** There is no run of that name, or it has ended. */
  'unknown-run',
  /** There is no such channel. */
  'unknown-channel',
  /** The request did not come from the application's own page. */
  'forbidden',
  /** The process that trained the run ended before the run did. */
  'trainer-ended',
  /** A defect of Descent itself. */
  'internal'
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** One thing that is wrong with one field. */
export const fieldIssue = z.strictObject({
  /** Where, for example "dataset.digits[1]"; empty for the document as a whole. */
  field: z.string(),
  /** What was expected and what was found. */
  message: z.string()
})
export type FieldIssue = z.infer<typeof fieldIssue>

/** An error as it crosses from one process to another. */
export const errorReport = z.strictObject({
  code: z.enum(errorCodes),
  message: z.string(),
  issues: z.array(fieldIssue).optional()
})
export type ErrorReport = z.infer<typeof errorReport>

/** An error that a person is told: its message says what was wrong, where, and what would be right. */
export class DescentError extends Error {
  override readonly name = 'DescentError'

  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly issues: readonly FieldIssue[] = []
  ) {
    super(message)
  }

  static from({ code, message, issues }: ErrorReport): DescentError {
    return new DescentError(code, message, issues)
  }
}

/** What the other side is told of an error. Anything but an error meant for people is a defect and says so. */
export function reportOf(error: unknown): ErrorReport {
  if (error instanceof DescentError) {
    const { code, message, issues } = error
    return issues.length > 0 ? { code, message, issues: [...issues] } : { code, message }
  }
  if (error instanceof LearningError) {
    return { code: error.about === 'parameters' ? 'invalid-input' : 'dataset', message: error.message }
  }
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) }
}
