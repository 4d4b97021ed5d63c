import { z } from './zod'
import type { Tensor } from '../learning/algebra/tensor'
import type { Figure, Row } from '../learning/report'
import { runConfiguration, type RunConfiguration } from './configuration'
import { engineInUse } from './engine'
import { errorReport } from './errors'

/** A number that was measured or computed: a run that diverges says so with infinite ones, or ones that are none. */
const measurement = z.custom<number>((value) => typeof value === 'number', { error: 'expected a number' })

/** A sentence that belongs to the result, and how many rows were told before it. */
const note = z.object({ text: z.string(), afterRows: z.int() })
export type Note = z.infer<typeof note>

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

/** One line of a run's table: `columnsOf` says what stands in it. */
const row: z.ZodType<Row> = z.record(z.string(), z.union([measurement, z.string()]))

/** One line of the lecture's table (section 3.1), as a perceptron's run tells it. */
export type EpochRow = {
  /** The first epoch is 0. */
  readonly epoch: number
  /** How many samples changed the weights during the epoch. */
  readonly changes: number
  /** Share of the training samples with y (w.x + b) <= 0 after the epoch, from 0 to 1. */
  readonly trainError: number
  /** The same over the test samples. */
  readonly testError: number
}

const tensor: z.ZodType<Tensor> = z.object({
  shape: z.array(z.int()),
  values: z.union([
    z.instanceof(Float64Array),
    z.instanceof(Int32Array),
    z.instanceof(Uint32Array),
    z.instanceof(Uint8Array)
  ])
})

export const figure: z.ZodType<Figure> = z.object({
  name: z.string(),
  title: z.string(),
  kind: z.enum(['lines', 'points', 'field', 'tensors']),
  tensors: z.record(z.string(), tensor)
})

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
  /** Of a perceptron: changes in this epoch, and since the beginning. */
  changes: z.int().optional(),
  updates: z.int().optional(),
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
  /** The number of columns, of the samples as they are and after the feature maps. */
  columns: z.int(),
  features: z.int(),
  /** What trains, where there is a choice. */
  engine: engineInUse.optional(),
  /** The height and width of a sample as a picture, where it is one. */
  height: z.int().optional(),
  width: z.int().optional()
})
export type RunData = z.infer<typeof runData>

/** How a run ended. */
export const runResult = z.object({
  /** complete: all that there was to find has been found. diverged: the loss ceased to be a finite number. */
  reason: z.enum(['converged', 'complete', 'maximum-epochs', 'diverged', 'stopped']),
  /** How many epochs were completed; of a comparison, those of all its trainings. */
  epochs: z.int().optional(),
  /** Of a perceptron: changes since the beginning. */
  updates: z.int().optional(),
  /** Of a network that diverged: the gradient step, from 1, at which the loss was no finite number. */
  divergedAt: z.int().optional(),
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
  rows: z.array(row).optional(),
  /** The figures and the notes that have come since, not all. A figure takes the place of one of the same name. */
  figures: z.array(figure).optional(),
  notes: z.array(note).optional(),
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
  rows: z.array(row),
  figures: z.array(figure),
  notes: z.array(note),
  model: linearForm.optional(),
  recentMistakes: z.array(mistake),
  step: stepDetail.nullable(),
  result: runResult.optional(),
  error: errorReport.optional()
})
export type RunSnapshot = z.infer<typeof runSnapshot>

/** A run of which nothing is known yet but what it is started with. */
export function newSnapshot(id: string, configuration: RunConfiguration): RunSnapshot {
  return { id, configuration, state: 'preparing', rows: [], figures: [], notes: [], recentMistakes: [], step: null }
}

/** A run can tell new figures for hours: the latest are kept, no more bytes of them than this, and no more figures. */
export const keptBytes = 256 * 1024 * 1024
export const keptFigures = 2000

/** How many of the figures at the beginning are too many. */
function excessOf(figures: readonly Figure[]): number {
  let [excess, bytes] = [figures.length, 0]
  while (excess > 0 && figures.length - excess < keptFigures) {
    for (const { values } of Object.values(figures[excess - 1].tensors)) bytes += values.byteLength
    if (bytes > keptBytes) break
    excess--
  }
  return excess
}

/** Brings a snapshot up to date, in place: what came since is appended, everything else that is present is replaced. */
export function applyUpdate(snapshot: RunSnapshot, { rows, figures, notes, ...changed }: RunUpdate): void {
  for (const row of rows ?? []) snapshot.rows.push(row)
  for (const note of notes ?? []) snapshot.notes.push(note)
  for (const figure of figures ?? []) {
    const at = snapshot.figures.findIndex(({ name }) => name === figure.name)
    if (at === -1) snapshot.figures.push(figure)
    else snapshot.figures[at] = figure
  }
  if (figures !== undefined) snapshot.figures.splice(0, excessOf(snapshot.figures))
  Object.assign(snapshot, changed)
}
