import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Table } from '../../src-main/cli/table'
import { perceptronMnist } from '../../src-main/labs/perceptron-mnist'
import { temporaryFolder } from '../support/temporary-folder'
import { descent, linesOf, objectsOf } from './support/cli'
import { configurationWith } from './support/configuration'
import { completed } from './support/observed-run'

const run = ['run', 'perceptron-mnist']

describe('descent run', () => {
  it('prints the lecture’s table, and how the run ended', async () => {
    const { code, stdout, stderr } = await descent(run)
    expect([code, stderr]).toEqual([0, ''])
    const { rows, configuration } = await completed(configurationWith())
    const table = new Table(configuration)
    const lines = linesOf(stdout)
    const { title, lesson } = perceptronMnist
    expect([lines[0], lines.at(-1)]).toEqual([`${title} (lecture, section 3.1)`, lesson])
    expect(lines.slice(1, -3)).toEqual([
      'Perceptron: MNIST 0 (-1) vs 1 (+1), scaling none, file order',
      table.head,
      ...rows.map((row) => table.row(row))
    ])
    for (const line of lines.slice(2, -3)) expect(line.length).toBeLessThan(40)
    expect(lines.at(-3)).toBe('Converged: an epoch went by without a change.')
    expect(lines.at(-2)).toMatch(/^13 epochs, 163 changes, [\d.]+ s\. Train error 0\.00 %, test error 0\.09 %\.$/)
  })

  it('takes all options at once', async () => {
    const options = ['--digits', '3,8', '--scaling', 'unit', '--no-bias', '--shuffle', '7', '--max-epochs', '2']
    const { code, stdout } = await descent([...run, ...options])
    const chosen = configurationWith({ digits: [3, 8], scaling: 'unit', bias: false, shuffle: 7, maximumEpochs: 2 })
    const { rows } = await completed(chosen)
    expect(code).toBe(0)
    const lines = linesOf(stdout)
    expect(lines[0]).toBe('Perceptron: MNIST 3 (-1) vs 8 (+1), scaling unit, no bias, shuffled with seed 7')
    const table = new Table(chosen)
    expect(lines.slice(2, -2)).toEqual(rows.map((row) => table.row(row)))
    expect(lines.at(-1)).toMatch(/^2 epochs, /)
  })
})

describe('descent run --json', () => {
  it('prints one JSON object a line, and nothing else', async () => {
    const { code, stdout, stderr } = await descent([...run, '--json'])
    expect([code, stderr]).toEqual([0, ''])
    const objects = objectsOf(stdout)
    const [first, epochs, [figure, last]] = [objects[0], objects.slice(1, -2), objects.slice(-2)]
    expect(first).toEqual({ type: 'configuration', configuration: configurationWith() })
    for (const [n, epoch] of epochs.entries()) {
      expect(Object.keys(epoch)).toEqual(['type', 'epoch', 'changes', 'trainError', 'testError'])
      expect(epoch).toMatchObject({ type: 'epoch', epoch: n })
      for (const share of [epoch['trainError'], epoch['testError']]) {
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThan(0.01)
      }
    }
    const whole = await completed(configurationWith())
    expect(epochs).toEqual(whole.rows.map((row) => ({ type: 'epoch', ...row })))
    expect(figure).toMatchObject({ type: 'figure', name: 'learned', tensors: { w: { shape: [28, 28] } } })
    expect(last).toEqual({ type: 'result', ...whole.result, elapsed: expect.any(Number) })
  })

  it.each([
    [['--digits', '3,8'], { digits: [3, 8] }],
    [['--scaling', 'unit'], { scaling: 'unit' }],
    [['--scaling', 'standardised', '--no-bias'], { scaling: 'standardised', bias: false }],
    [['--bias'], { bias: true }],
    [['--shuffle', '4294967295'], { shuffle: 4_294_967_295 }],
    [['--shuffle', '0'], { shuffle: 0 }]
  ] as const)('does what the options say: %j', async (options, choices) => {
    const configuration = configurationWith({ ...choices, maximumEpochs: 2 } as Parameters<typeof configurationWith>[0])
    const { code, stdout } = await descent([...run, '--json', '--max-epochs', '2', ...options])
    expect(code).toBe(0)
    const [first, ...others] = objectsOf(stdout)
    expect(first).toEqual({ type: 'configuration', configuration })
    const { rows } = await completed(configuration)
    expect(others.slice(0, -2)).toEqual(rows.map((row) => ({ type: 'epoch', ...row })))
    expect(others.at(-1)).toMatchObject({ type: 'result', reason: 'maximum-epochs', epochs: 2 })
  })

  it('runs what it has printed, from a file', async () => {
    const { stdout } = await descent([...run, '--json', '--digits', '4,9', '--shuffle', '5', '--max-epochs', '3'])
    const [first, ...others] = objectsOf(stdout)
    const file = join(temporaryFolder(), 'lab.json')
    writeFileSync(file, JSON.stringify(first['configuration']))
    const again = await descent(['run', '--config', file, '--json'])
    expect(again.code).toBe(0)
    const objects = objectsOf(again.stdout)
    expect(objects.slice(0, -1)).toEqual([first, ...others.slice(0, -1)])
    const shorter = await descent([...run, '--config', file, '--json', '--max-epochs', '1'])
    expect(objectsOf(shorter.stdout).slice(1, -2)).toEqual(others.slice(0, 1))
  })
})
