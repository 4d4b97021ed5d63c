import { describe, expect, it } from 'vitest'
import { cell, Table } from '../../../src-main/cli/table'
import { columnsOf } from '../../../src-main/contract/columns'
import type { ComparisonConfiguration, RunConfiguration } from '../../../src-main/contract/configuration'
import { common, dataset, learner, show } from '../../../src-main/labs/choose'
import { perceptronMnist } from '../../../src-main/labs/perceptron-mnist'
import { backPropagation } from '../../../src-main/learning/explain/back-propagation'
import { gradientDescent } from '../../../src-main/learning/explain/gradient-descent'
import { defaultsOf } from '../../../src-main/learning/parameters'
import type { ColumnKind } from '../../../src-main/learning/report'

const { configuration } = perceptronMnist
const comparison = (...names: string[]): ComparisonConfiguration => ({
  ...configuration,
  experiment: 'comparison',
  variants: names.map((name) => ({ name }))
})

describe('the lecture’s table', () => {
  const table = new Table(configuration)

  it('has its rows below its head', () => {
    expect([table.head, table.row({ epoch: 12, changes: 163, trainError: 0.0005, testError: 0.0019 })]).toEqual([
      'epoch  changes  train error  test error',
      '   12      163       0.05 %      0.19 %'
    ])
  })

  it('fits a terminal of 40 characters, with the largest numbers that there can be', () => {
    const largest = table.row({ epoch: 99_999, changes: 60_000, trainError: 1, testError: 1 })
    expect(largest).toBe('99999    60000     100.00 %    100.00 %')
    // A line of as many characters as the terminal has may break.
    expect(largest).toHaveLength(39)
    expect(table.head).toHaveLength(39)
  })

  it('leaves a place empty where there is no value', () => {
    expect(table.row({ epoch: 3, changes: 5, trainError: 0.5 })).toBe('    3        5      50.00 %')
    expect(table.row({ epoch: 3, testError: 0.5 })).toBe('    3                           50.00 %')
  })
})

describe('the table of a comparison', () => {
  it('has room for the longest name, on the left', () => {
    const table = new Table(comparison('none', '1,000 products'))
    expect([
      table.head,
      table.row({ variant: 'none', epochs: 100, changes: 4000, trainError: 0.25, testError: 0.5 }),
      table.row({ variant: '1,000 products', epochs: 7, changes: 0, trainError: 0, testError: 0.125 })
    ]).toEqual([
      'variant         epochs  changes  train error  test error',
      'none               100     4000      25.00 %     50.00 %',
      '1,000 products       7        0       0.00 %     12.50 %'
    ])
    expect(new Table(comparison('a')).head).toMatch(/^variant {2}epochs/)
  })
})

describe('every table', () => {
  const explanation: RunConfiguration = {
    ...common('my-lab'),
    experiment: 'gradient-descent',
    parameters: defaultsOf(gradientDescent.parameters)
  }

  it.each<[string, RunConfiguration]>([
    ['a training', configuration],
    ['a training with chosen rows', { ...configuration, show: show({ rowsAfter: [0, 10] }) }],
    ['a comparison', comparison('one', 'another')],
    ['an explanation', explanation]
  ])('of %s has each value end below the end of its title', (_what, chosen) => {
    const table = new Table(chosen)
    const columns = columnsOf(chosen)
    const numbers = Object.entries(columns).filter(([, { kind }]) => kind !== 'text')
    const widest: Record<ColumnKind, number> = { count: 1234, share: 1, number: -1.23456e-10, text: 0 }
    const row = table.row(Object.fromEntries(numbers.map(([name, { kind }]) => [name, widest[kind]])))
    expect(row).toHaveLength(table.head.length)
    let end = 0
    for (const { title } of numbers.map(([, column]) => column)) {
      end = table.head.indexOf(title, end) + title.length
      expect(row.slice(end - 1, end + 1)).toMatch(/^\S ?$/)
    }
  })
})

describe('a table that is too wide for the terminal', () => {
  const svms: ComparisonConfiguration = { ...comparison('hard margin', 'lambda 0.01'), learner: learner('linear-svm') }
  const values = { epochs: 12, primal: 1 / 3, dual: -0.123456, gap: 1.23456e-10, supportVectors: 100 }
  const row = { variant: 'hard margin', ...values, margin: 66612.5, trainError: 1, testError: 0.02 }

  it('has its titles in several lines, and shorter numbers', () => {
    const table = new Table(svms, 80)
    expect([...table.head.split('\n'), table.row(row)]).toEqual([
      '                                     relative support            train    test',
      'variant     epochs   primal     dual      gap vectors   margin   error   error',
      'hard margin     12    0.333   -0.123 1.23e-10     100  6.66e+4 100.00 % 2.00 %'
    ])
  })

  it('is the roomy one where there is room', () => {
    const whole = new Table(svms)
    const { length } = whole.head
    expect(new Table(svms, length + 1).head).toBe(whole.head)
    expect(new Table(svms, length).head).toContain('\n')
  })
})

describe('a text longer than its column', () => {
  it('takes the room of the next ones that are empty, and moves nothing', () => {
    const parameters = defaultsOf(backPropagation.parameters)
    const samples = { dataset: dataset('moons'), features: [] }
    const table = new Table({ ...common('my-lab'), experiment: 'back-propagation', ...samples, parameters })
    const short = table.row({ quantity: 'products', ratio: 2 })
    expect(table.row({ quantity: 'a very long name indeed', ratio: 2 })).toHaveLength(short.length)
    expect(table.row({ quantity: 'a very long name indeed', shape: '1 x 2', ratio: 2 })).toHaveLength(short.length)
  })
})

describe('a cell', () => {
  it.each<[number | string | undefined, ColumnKind, string]>([
    [undefined, 'count', ''],
    ['xor', 'text', 'xor'],
    ['none', 'count', 'none'],
    [12_665, 'count', '12665'],
    [0.0019, 'share', '0.19 %'],
    [0, 'number', '0'],
    [3, 'number', '3'],
    [-250_000, 'number', '-250000'],
    [0.1 + 0.2, 'number', '0.3'],
    [1 / 3, 'number', '0.33333'],
    [123.456789, 'number', '123.46'],
    [-999_999.9, 'number', '-1000000'],
    [1_234_567.5, 'number', '1.2346e+6'],
    [2 ** 40, 'number', '1.0995e+12'],
    [0.00012, 'number', '0.00012'],
    [0.000012, 'number', '1.2000e-5'],
    [-1.5e-9, 'number', '-1.5000e-9'],
    [Infinity, 'number', 'Infinity'],
    [-Infinity, 'number', '-Infinity'],
    [NaN, 'number', 'NaN'],
    [NaN, 'count', 'NaN']
  ])('with %s as a %s is %j', (value, kind, text) => {
    expect(cell(value, kind)).toBe(text)
  })

  it('is never wider than its column', () => {
    for (let exponent = -300; exponent <= 300; exponent++) {
      for (const sign of [1, -1]) {
        const text = cell(sign * 1.23456789 * 10 ** exponent, 'number')
        expect(text.length).toBeLessThanOrEqual(Math.abs(exponent) < 100 ? 11 : 12)
        expect(Number(text) / (sign * 1.23456789 * 10 ** exponent)).toBeCloseTo(1, 4)
      }
    }
  })
})
