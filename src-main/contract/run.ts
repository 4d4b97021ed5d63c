import { z } from './zod'
import type { EpochRow } from '../learning/learners/perceptron-training'
import { runConfiguration } from './configuration'
import { errorReport } from './errors'

/** A number that was measured or computed: a run that diverges says so with infinite ones, or ones that are none. */
const measurement = z.custom<number>((value) => typeof value === 'number', { error: 'expected a number' })

/** What a run's trainer can be told. */
export const runCommand = z.enum([
  /** Go on until the end. */
  'run',
  /** Hold after the chunk that is under way. */
  'pause',
  /** Go on to the next mistake and hold. */
  'next-mistake',
  /** Go on to the end of the epoch and hold. */
  'next-epoch',
  /** End the run where it stands. */
  'stop'
])
export type RunCommand = z.infer<typeof runCommand>

/** What a run can begin with. */
export const beginning = runCommand.extract(['run', 'next-mistake', 'next-epoch'])
export type Beginning = z.infer<typeof beginning>

export const runState = z.enum(['preparing', 'running', 'paused', 'finished', 'stopped', 'failed'])
export type RunState = z.infer<typeof runState>

/** Whether a run in this state can still be told something. */
export function isLive(state: RunState): boolean {
  return state === 'preparing' || state === 'running' || state === 'paused'
}

export const epochRow = z.object({
  epoch: z.int(),
  changes: z.int(),
  trainError: measurement,
  testError: measurement
}) satisfies z.ZodType<EpochRow>
export type { EpochRow }

/** A training sample that was about to change the weights. */
export const mistake = z.object({
  /** The sample's row in the dataset's file. */
  row: z.int(),
  /** The digit on it. */
  digit: z.int(),
  /** y: -1 or 1. */
  label: z.int(),
  /** w.x + b before the change. */
  score: measurement,
  /** The epoch it happened in, and which visit of that epoch it was, from 0. */
  epoch: z.int(),
  position: z.int(),
  /** The change's number since the beginning, from 1: the k of the convergence proof. */
  update: z.int(),
  /** 28 x 28 grey values, row after row. */
  pixels: z.instanceof(Uint8Array)
})
export type Mistake = z.infer<typeof mistake>

/** A linear form w.x + b. */
export const linearForm = z.object({ w: z.instanceof(Float64Array), b: measurement })
export type LinearForm = z.infer<typeof linearForm>

/** A mistake looked at closely: the weights before and after it. */
export const stepDetail = z.object({
  mistake,
  before: linearForm,
  after: linearForm,
  /** y (w.x + b) with the weights after the change. */
  scoreAfter: measurement
})
export type StepDetail = z.infer<typeof stepDetail>

export const runProgress = z.object({
  /** The epoch that is under way, from 0, and how many of its samples have been visited. */
  epoch: z.int(),
  position: z.int(),
  /** Changes in this epoch, and since the beginning. */
  changes: z.int(),
  updates: z.int(),
  /** Share of the visits done if the run goes on to its maximum number of epochs, from 0 to 1; 1 once it has ended. */
  fraction: measurement,
  /** Time spent training, pauses not counted, in milliseconds. */
  elapsed: measurement,
  /** Time left if the run goes on to its maximum number of epochs, in milliseconds; unknown before the first visits. */
  remaining: measurement.optional()
})
export type RunProgress = z.infer<typeof runProgress>

/** The sizes of what a run trains on. */
export const runData = z.object({
  trainCount: z.int(),
  testCount: z.int(),
  /** The height and width of a sample as a picture. */
  height: z.int(),
  width: z.int()
})
export type RunData = z.infer<typeof runData>

/** How a run ended. */
export const runResult = z.object({
  reason: z.enum(['converged', 'maximum-epochs', 'stopped']),
  /** How many epochs were completed. */
  epochs: z.int(),
  updates: z.int(),
  /** After the last completed epoch; absent when none was. */
  trainError: measurement.optional(),
  testError: measurement.optional(),
  elapsed: measurement
})
export type RunResult = z.infer<typeof runResult>

/** What is new of a run since its last update. Absent: as before. */
export const runUpdate = z.object({
  state: runState.optional(),
  data: runData.optional(),
  progress: runProgress.optional(),
  /** The rows that have come since, not all. */
  rows: z.array(epochRow).optional(),
  model: linearForm.optional(),
  /** The most recent mistakes, the latest first, at most `recentMistakeCount`. */
  recentMistakes: z.array(mistake).optional(),
  /** What the last step showed; null once the run has gone on without stepping. */
  step: stepDetail.nullable().optional(),
  result: runResult.optional(),
  error: errorReport.optional()
})
export type RunUpdate = z.infer<typeof runUpdate>

export const recentMistakeCount = 12

/** All that there is to see of a run. */
export const runSnapshot = z.object({
  id: z.string(),
  configuration: runConfiguration,
  state: runState,
  data: runData.optional(),
  progress: runProgress.optional(),
  rows: z.array(epochRow),
  model: linearForm.optional(),
  recentMistakes: z.array(mistake),
  step: stepDetail.nullable(),
  result: runResult.optional(),
  error: errorReport.optional()
})
export type RunSnapshot = z.infer<typeof runSnapshot>

/** Brings a snapshot up to date, in place: rows are appended, everything else that is present is replaced. */
export function applyUpdate(snapshot: RunSnapshot, { rows, ...changed }: RunUpdate): void {
  for (const row of rows ?? []) snapshot.rows.push(row)
  Object.assign(snapshot, changed)
}
