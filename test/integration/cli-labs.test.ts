import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { Table } from '../../src-main/cli/table'
import {
  ofVariant,
  type ComparisonConfiguration,
  type ExplanationConfiguration
} from '../../src-main/contract/configuration'
import * as choose from '../../src-main/labs/choose'
import { gradientDescent } from '../../src-main/learning/explain/gradient-descent'
import { defaultsOf } from '../../src-main/learning/parameters'
import { temporaryFolder } from '../support/temporary-folder'
import { descent, linesOf, objectsOf } from './support/cli'

/** A file with a configuration that somebody wrote. */
function fileWith(configuration: object): string {
  const file = join(temporaryFolder(), 'lab.json')
  writeFileSync(file, JSON.stringify(configuration))
  return file
}

const comparison: ComparisonConfiguration = {
  ...choose.common('my-lab'),
  experiment: 'comparison',
  dataset: choose.dataset('xor', { trainCount: 60, testCount: 40 }),
  features: [],
  learner: choose.learner('perceptron'),
  schedule: choose.schedule({ maximumEpochs: 7 }),
  show: choose.show(),
  variants: [{ name: 'plain' }, { name: 'with the product', features: [choose.feature('xor-product')] }]
}

describe('a comparison that somebody wrote', () => {
  it('prints a line a variant', async () => {
    const { code, stdout, stderr } = await descent(['run', '--config', fileWith(comparison)])
    expect([code, stderr]).toEqual([0, ''])
    const lines = linesOf(stdout)
    expect(lines.slice(0, 2)).toEqual(['2 trainings compared: perceptron, xor', new Table(comparison).head])
    expect(lines[2]).toMatch(/^plain {18}7 /)
    expect(lines[3]).toMatch(/^with the product /)
    expect(lines.slice(4)).toEqual(['Complete.', expect.stringMatching(/^\d+ epochs, [\d.]+ s\.$/)])
  })

  it('is the same with --json, with figures ready to be drawn', async () => {
    const file = fileWith(comparison)
    const [first, second] = await Promise.all([1, 2].map(() => descent(['run', '--config', file, '--json'])))
    const objects = objectsOf(first.stdout)
    expect(objects[0]).toEqual({ type: 'configuration', configuration: comparison })
    const rows = objects.filter(({ type }) => type === 'row')
    expect(rows.map(({ variant }) => variant)).toEqual(['plain', 'with the product'])
    const field = objects.find(({ name }) => name === 'plain: decision-field')
    expect(field).toMatchObject({ type: 'figure', kind: 'field', tensors: { class: { shape: [100, 100] } } })
    // Rows and figures that are told at the same time may come in either order.
    const sorted = (stdout: string): string[] => linesOf(stdout).slice(0, -1).sort()
    expect(sorted(second.stdout)).toEqual(sorted(first.stdout))
  })
})

describe('a file with nothing but what matters', () => {
  it('is filled with defaults', async () => {
    const file = fileWith({ experiment: 'training', dataset: 'xor', learner: 'linear-discriminant-analysis' })
    const { code, stdout } = await descent(['run', '--config', file, '--json', '--set', 'trainCount=60'])
    expect(code).toBe(0)
    expect(objectsOf(stdout)[0]).toMatchObject({ configuration: { lab: 'my-lab', dataset: { name: 'xor' }, seed: 0 } })
  })
})

describe('a learner without a lab', () => {
  it('is trained on the data that is named', async () => {
    const { code, stdout } = await descent(['run', '--learner', 'k-nearest-neighbours', '--data', 'moons'])
    expect(code).toBe(0)
    expect(linesOf(stdout)[0]).toBe('K nearest neighbours: moons, shuffled with seed 0')
  })
})

describe('a training on generated samples', () => {
  const [plain] = comparison.variants
  const training = ofVariant(comparison, plain)

  it('takes everything from --set', async () => {
    const options = [
      '--set',
      'rowsAfter=0,2,4',
      '--set',
      'learner=perceptron',
      '--set',
      'bias=false',
      '--set',
      'seed=3'
    ]
    const { code, stdout } = await descent(['run', '--config', fileWith(training), ...options])
    expect(code).toBe(0)
    const lines = linesOf(stdout)
    expect(lines[0]).toMatch(/^Perceptron: .*, no bias, file order$/)
    expect(lines.slice(1, 5).map((line) => line.trim().split(/\s+/)[0])).toEqual(['n', '0', '2', '4'])
    expect(lines.slice(5)).toEqual(['Complete.', expect.stringMatching(/^4 epochs, /)])
  })
})

describe('an explanation', () => {
  const configuration: ExplanationConfiguration = {
    ...choose.common('my-lab'),
    experiment: 'gradient-descent',
    parameters: { ...defaultsOf(gradientDescent.parameters), maximumSteps: 20 }
  }
  /** What it finds but for figures, in order. */
  const findings = [...gradientDescent.explain(configuration.parameters)].flatMap((finding) =>
    finding === undefined || 'figure' in finding ? [] : [finding]
  )

  it('prints rows and notes in the order in which it finds them', async () => {
    const { code, stdout } = await descent(['run', '--config', fileWith(configuration), '--json'])
    expect(code).toBe(0)
    const found = objectsOf(stdout).filter(({ type }) => type === 'row' || type === 'note')
    expect(found).toEqual(
      findings.map((finding) =>
        'row' in finding
          ? { type: 'row', ...finding.row }
          : { type: 'note', note: 'note' in finding ? finding.note : '' }
      )
    )
  })

  it('prints them for people too, with the title first', async () => {
    const { code, stdout } = await descent(['run', '--config', fileWith(configuration)])
    expect(code).toBe(0)
    const lines = linesOf(stdout)
    const table = new Table(configuration)
    const body = findings.map((finding) =>
      'row' in finding ? table.row(finding.row) : 'note' in finding && finding.note
    )
    const firstRow = findings.findIndex((finding) => 'row' in finding)
    expect(lines.slice(0, -2)).toEqual([
      gradientDescent.title,
      ...body.slice(0, firstRow),
      table.head,
      ...body.slice(firstRow)
    ])
    expect(lines.at(-2)).toBe('Complete.')
  })
})
