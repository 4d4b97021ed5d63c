import type { RunConfiguration } from '../contract/configuration'
import type { EngineInUse } from '../contract/engine'
import type { Lab } from '../labs/lab'
import type { RunProgress, RunResult } from '../contract/run'
import type { Tensors } from '../learning/algebra/tensor'
import type { Figure, Row } from '../learning/report'
import { labAsItIs } from './lab-as-it-is'
import { broken, Table } from './table'
import { headline, progressLine, summary, titleOf } from './words'

/** Where a run's course is written while it goes on. */
export interface RunOutput {
  begin(configuration: RunConfiguration): void
  engine(engine: EngineInUse): void
  row(row: Row): void
  figure(figure: Figure): void
  note(note: string): void
  progress(progress: RunProgress): void
  result(result: RunResult): void
}

/** One JSON object a line, each with a `type`. A training's rows after every epoch have the type "epoch". */
export function jsonOutput(stdout: NodeJS.WritableStream): RunOutput {
  const line = (object: object): void => void stdout.write(`${JSON.stringify(object, writable)}\n`)
  return {
    begin: (configuration) => line({ type: 'configuration', configuration }),
    engine: (engine) => line({ type: 'engine', ...engine }),
    row: (row) => line({ type: 'epoch' in row ? 'epoch' : 'row', ...row }),
    figure: ({ tensors, ...figure }) => line({ type: 'figure', ...figure, tensors: plain(tensors) }),
    note: (note) => line({ type: 'note', note }),
    progress: () => {},
    result: (result) => line({ type: 'result', ...result })
  }
}

/** JSON has no infinite numbers and none that are none: they are written as texts. */
function writable(_key: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value
}

/** Typed arrays as lists: JSON would write them as objects. */
function plain(tensors: Tensors): object {
  const entries = Object.entries(tensors).map(([name, { shape, values }]) => [name, { shape, values: [...values] }])
  return Object.fromEntries(entries) as object
}

/** The lecture's table for people; below it a progress bar, where the terminal can redraw a line. */
export function tableOutput(
  stdout: NodeJS.WritableStream & { columns?: number },
  terminal: NodeJS.WriteStream
): RunOutput {
  const bar = (text: string): void => {
    if (terminal.isTTY) terminal.write(`\r\u001b[K${text}`)
  }
  const line = (text: string): void => {
    bar('')
    stdout.write(`${text}\n`)
  }
  // A terminal that does not know its width says 0.
  const width = stdout.columns || Infinity
  /** A sentence, broken between words where the terminal would break it anywhere. */
  const sentence = (text: string): void => broken(text, width - 1).forEach(line)
  let table: Table | undefined
  let lab: Lab | undefined
  /** What is written once there is something to stand below it: a run that fails before that leaves no head behind. */
  let titles: (string | undefined)[] = []
  let head: string | undefined
  const writeTitles = (): void => {
    for (const title of titles) if (title !== undefined) sentence(title)
    titles = []
  }
  return {
    engine: ({ reason }) => titles.push(`Trained ${reason}.`),
    begin: (configuration) => {
      lab = labAsItIs(configuration)
      table = new Table(configuration, width)
      titles = [titleOf(configuration, lab), headline(configuration)]
      head = table.head
    },
    row: (row) => {
      writeTitles()
      if (head !== undefined) line(head)
      head = undefined
      line(table?.row(row) ?? '')
    },
    // Numbers to be drawn: --json writes them.
    figure: () => {},
    note: (note) => {
      writeTitles()
      sentence(note)
    },
    progress: (progress) => bar(progressLine(progress, terminal.columns - 1)),
    result: (result) => {
      summary(result).forEach(sentence)
      if (lab !== undefined && result.reason !== 'stopped') sentence(lab.lesson)
    }
  }
}
