import { Writable } from 'node:stream'
import { describe, expect, it } from 'vitest'
import { jsonOutput, tableOutput } from '../../../src-main/cli/output'
import type { RunConfiguration } from '../../../src-main/contract/configuration'
import type { RunResult } from '../../../src-main/contract/run'
import { common } from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { gradientDescent } from '../../../src-main/learning/explain/gradient-descent'
import { defaultsOf } from '../../../src-main/learning/parameters'

/** A lab of somebody's own. */
const configuration = { ...perceptronMnist.configuration, lab: 'my-lab' }
const row = { epoch: 0, changes: 5, trainError: 0.5, testError: 0.25 }
const progress = { epoch: 1, position: 0, changes: 0, updates: 5, fraction: 0.5, elapsed: 100, remaining: 100 }
const result = { reason: 'stopped', epochs: 1, updates: 5, trainError: 0.5, testError: 0.25, elapsed: 100 } as const

/** A stream that keeps what is written to it; with columns, it is a terminal. */
class Kept extends Writable {
  text = ''
  readonly isTTY: boolean

  constructor(readonly columns = 0) {
    super()
    this.isTTY = columns > 0
  }

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.text += chunk.toString()
    done()
  }
}

function write(output: ReturnType<typeof jsonOutput>): void {
  output.begin(configuration)
  output.progress(progress)
  output.row(row)
  output.result(result)
}

describe('the output of a run', () => {
  it('is one JSON object a line with --json', () => {
    const stdout = new Kept()
    write(jsonOutput(stdout))
    expect(stdout.text.endsWith('}\n')).toBe(true)
    expect(
      stdout.text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown)
    ).toEqual([
      { type: 'configuration', configuration },
      { type: 'epoch', ...row },
      { type: 'result', ...result }
    ])
  })

  it('writes with --json as texts the numbers that JSON does not have', () => {
    const stdout = new Kept()
    jsonOutput(stdout).row({ loss: Infinity, gradientNorm: NaN, changes: -Infinity })
    expect(stdout.text).toBe('{"type":"row","loss":"Infinity","gradientNorm":"NaN","changes":"-Infinity"}\n')
  })

  it('has the other rows, notes and figures with --json too, typed arrays as lists', () => {
    const stdout = new Kept()
    const output = jsonOutput(stdout)
    output.row({ n: 10, loss: 0.5, variant: 'a' })
    output.note('It diverges.')
    const shape = [2]
    output.figure({
      name: 'samples',
      title: 'Samples',
      kind: 'points',
      tensors: {
        x: { shape, values: Float64Array.of(0.1, -2) },
        class: { shape, values: Int32Array.of(0, 1) }
      }
    })
    expect(stdout.text.split('\n')).toEqual([
      '{"type":"row","n":10,"loss":0.5,"variant":"a"}',
      '{"type":"note","note":"It diverges."}',
      '{"type":"figure","name":"samples","title":"Samples","kind":"points",' +
        '"tensors":{"x":{"shape":[2],"values":[0.1,-2]},"class":{"shape":[2],"values":[0,1]}}}',
      ''
    ])
  })

  it('is the table, and no progress bar where there is no terminal', () => {
    const [stdout, stderr] = [new Kept(), new Kept()]
    write(tableOutput(stdout, stderr as unknown as NodeJS.WriteStream))
    expect(stderr.text).toBe('')
    expect(stdout.text.split('\n')).toEqual([
      'Perceptron: MNIST 0 (-1) vs 1 (+1), scaling none, file order',
      'epoch  changes  train error  test error',
      '    0        5      50.00 %     25.00 %',
      'Stopped.',
      '1 epoch, 5 changes, 0.10 s. Train error 50.00 %, test error 25.00 %.',
      ''
    ])
  })

  it('has a progress bar below it in a terminal, no wider than that, and gone in the end', () => {
    const [stdout, stderr] = [new Kept(), new Kept(30)]
    write(tableOutput(stdout, stderr as unknown as NodeJS.WriteStream))
    const drawn = stderr.text.split('\r\u001b[K')
    expect(drawn.filter((bar) => bar !== '')).toEqual([' 50 %  epoch 1, 0.10 s, at mo'])
    expect(drawn.at(-1)).toBe('')
    expect(stdout.text).not.toContain('\u001b')
  })

  it('is the title above notes, and the head of the table above rows, whichever come first', () => {
    const linesAfter = (write: (output: ReturnType<typeof tableOutput>) => void): string[] => {
      const stdout = new Kept()
      const output = tableOutput(stdout, new Kept() as unknown as NodeJS.WriteStream)
      const parameters = defaultsOf(gradientDescent.parameters)
      output.begin({ ...common('my-lab'), experiment: 'gradient-descent', parameters })
      write(output)
      return stdout.text.trimEnd().split('\n')
    }
    const [[first, column]] = Object.entries(gradientDescent.columns)
    const { title } = gradientDescent
    const head = expect.stringContaining(column.title) as unknown as string
    const value = expect.stringMatching(/^ *7/) as unknown as string
    const firstNote = linesAfter((output) => {
      output.note('first')
      output.row({ [first]: 7 })
      output.note('second')
      output.row({ [first]: 7 })
    })
    expect(firstNote).toEqual([title, 'first', head, value, 'second', value])
    const firstRow = linesAfter((output) => {
      output.row({ [first]: 7 })
      output.note('last')
    })
    expect(firstRow).toEqual([title, head, value, 'last'])
  })

  const ends = { ...result, reason: 'converged' } as const

  /** The lines that a run of this configuration writes, in a terminal of so many columns. */
  function linesOf(run: RunConfiguration, how: RunResult = ends, columns = 0): string[] {
    const stdout = new Kept(columns)
    const output = tableOutput(stdout, new Kept() as unknown as NodeJS.WriteStream)
    output.begin(run)
    output.row(row)
    output.result(how)
    return stdout.text.trimEnd().split('\n')
  }

  it('has the title of a lab above it and its lesson below, where nothing in the lab has been changed', () => {
    const { title, lesson, configuration: own } = perceptronMnist
    const whole = linesOf(own)
    expect(whole[0]).toBe(`${title} (lecture, section 3.1)`)
    expect(whole.at(-1)).toBe(lesson)
    expect(linesOf({ ...own, seed: 1 })).toEqual(whole.slice(1, -1))
    expect(linesOf(own, result).join('\n')).not.toContain(lesson)
    expect(linesOf({ ...own, title: 'Mine' })).toEqual(['Mine', ...whole.slice(1, -1)])
  })

  it('has its sentences broken between words where the terminal is narrow', () => {
    const lines = linesOf(perceptronMnist.configuration, ends, 50)
    for (const line of lines) expect(line.length).toBeLessThan(50)
    expect(lines.join(' ')).toContain(perceptronMnist.lesson)
  })

  it('leaves no head of a table behind when there is no row', () => {
    const stdout = new Kept()
    tableOutput(stdout, new Kept() as unknown as NodeJS.WriteStream).begin(configuration)
    expect(stdout.text).toBe('')
  })
})
