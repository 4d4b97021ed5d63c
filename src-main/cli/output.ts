import type { RunConfiguration } from '../contract/configuration'
import type { EpochRow, RunProgress, RunResult } from '../contract/run'
import { headline, progressLine, summary, tableHead, tableRow } from './words'

/** Where a run's course is written while it goes on. */
export interface RunOutput {
  begin(configuration: RunConfiguration): void
  epoch(row: EpochRow): void
  progress(progress: RunProgress): void
  result(result: RunResult): void
}

/** One JSON object a line, each with a `type`. */
export function jsonOutput(stdout: NodeJS.WritableStream): RunOutput {
  const line = (object: object): void => void stdout.write(`${JSON.stringify(object)}\n`)
  return {
    begin: (configuration) => line({ type: 'configuration', configuration }),
    epoch: (row) => line({ type: 'epoch', ...row }),
    progress: () => {},
    result: (result) => line({ type: 'result', ...result })
  }
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
  let head: string | undefined
  return {
    // A run that fails before its first row leaves no head of a table behind.
    begin: (configuration) => (head = `${headline(configuration)}\n${tableHead()}`),
    epoch: (row) => {
      if (head !== undefined) line(head)
      head = undefined
      line(tableRow(row))
    },
    progress: (progress) => bar(progressLine(progress, terminal.columns - 1)),
    result: (result) => summary(result).forEach(line)
  }
}
