import type { RunConfiguration } from '../contract/configuration'
import type { EpochRow, RunProgress, RunResult } from '../contract/run'
import { progressLine, summary, tableHead, tableRow } from './words'

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
    if (terminal.isTTY) terminal.write(`\r\u001b[K${text.slice(0, terminal.columns - 1)}`)
  }
  const line = (text: string): void => {
    bar('')
    stdout.write(`${text}\n`)
  }
  return {
    begin: ({ dataset: { digits }, learner, features, schedule, seed }) => {
      const order = schedule.order === 'file' ? 'in the order of the file' : `shuffled with seed ${seed}`
      const bias = learner.parameters.bias ? 'with a bias' : 'without a bias'
      line(
        `The perceptron, MNIST ${digits[0]} (-1) against ${digits[1]} (+1), ${bias}, scaling ${features.scaling}, ${order}`
      )
      line(tableHead())
    },
    epoch: (row) => line(tableRow(row)),
    progress: (progress) => bar(progressLine(progress)),
    result: (result) => line(summary(result))
  }
}
