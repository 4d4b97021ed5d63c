import type { RunConfiguration } from '../contract/configuration'
import type { RunProgress, RunResult } from '../contract/run'
import type { Tensors } from '../learning/algebra/tensor'
import type { Figure, Row } from '../learning/report'
import { Table } from './table'
import { headline, progressLine, summary } from './words'

/** Where a run's course is written while it goes on. */
export interface RunOutput {
  begin(configuration: RunConfiguration): void
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
export function tableOutput(stdout: NodeJS.WritableStream, terminal: NodeJS.WriteStream): RunOutput {
  const bar = (text: string): void => {
    if (terminal.isTTY) terminal.write(`\r\u001b[K${text}`)
  }
  const line = (text: string): void => {
    bar('')
    stdout.write(`${text}\n`)
  }
  let table: Table | undefined
  /** What is written once there is something to stand below it: a run that fails before that leaves no head behind. */
  let [title, head]: (string | undefined)[] = []
  return {
    begin: (configuration) => {
      table = new Table(configuration)
      ;[title, head] = [headline(configuration), table.head]
    },
    row: (row) => {
      for (const above of [title, head]) if (above !== undefined) line(above)
      title = head = undefined
      line(table?.row(row) ?? '')
    },
    // Numbers to be drawn: --json writes them.
    figure: () => {},
    note: (note) => {
      if (title !== undefined) line(title)
      title = undefined
      line(note)
    },
    progress: (progress) => bar(progressLine(progress, terminal.columns - 1)),
    result: (result) => summary(result).forEach(line)
  }
}
