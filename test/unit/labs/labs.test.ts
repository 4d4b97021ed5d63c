import { describe, expect, it } from 'vitest'
import { Table } from '../../../src-main/cli/table'
import { headline } from '../../../src-main/cli/words'
import { columnsOf } from '../../../src-main/contract/columns'
import { isComparison, parseConfiguration, type RunConfiguration } from '../../../src-main/contract/configuration'
import { findLab, labs } from '../../../src-main/labs/catalogue'
import { openExperiment } from '../../../src-main/training/open-experiment'
import { hasPage } from '../../../src-renderer/labs'

const nowhere = { datasets: '/nowhere', mnistSource: '/nowhere' }

/** Whether a configuration needs files: MNIST, or a dataset that was imported. */
function needsFiles(configuration: RunConfiguration): boolean {
  const choices = 'dataset' in configuration ? [configuration.dataset] : []
  const variants = isComparison(configuration) ? configuration.variants : []
  for (const { dataset } of variants) if (dataset !== undefined) choices.push(dataset)
  return choices.some(({ name }) => name === 'mnist' || name === 'imported')
}

describe('the labs', () => {
  it('have names of their own, in the order of the lecture', () => {
    expect(new Set(labs.map(({ name }) => name)).size).toBe(labs.length)
    for (const lab of labs) expect(findLab(lab.name)).toBe(lab)
    expect(findLab('no-such-lab')).toBeUndefined()
    expect(findLab('toString')).toBeUndefined()
  })

  it('have a page where they are the perceptron on two digits', () => {
    expect(labs.filter(hasPage).map(({ name }) => name)).toEqual(['perceptron-mnist'])
  })
})

describe.each(labs.map((lab) => [lab.name, lab] as const))(
  'the lab %s',
  (name, { title, section, summary, lesson, configuration }) => {
    it('says what it is', () => {
      expect(title).toMatch(/^\S.*[^.\s]$/)
      expect(section).toMatch(/^3\.[1-6]$/)
      expect(summary).toMatch(/^[A-Z].*\.$/)
      expect(lesson).toMatch(/^\S.*\.$/)
      expect(lesson).not.toBe(summary)
      expect(configuration.lab).toBe(name)
    })

    it('is a configuration that a file can hold', () => {
      expect(parseConfiguration(JSON.parse(JSON.stringify(configuration)))).toEqual(configuration)
    })

    it('has a title and a table in the terminal', () => {
      expect(headline(configuration)).not.toContain('undefined')
      expect(Object.keys(columnsOf(configuration)).length).toBeGreaterThan(1)
      expect(new Table(configuration).head.length).toBeGreaterThan(10)
    })
  }
)

const withoutFiles = labs.filter(({ configuration }) => !needsFiles(configuration))

describe('a lab that needs no files', () => {
  it.each(withoutFiles.map((lab) => [lab.name, lab] as const))('begins: %s', async (_name, { configuration }) => {
    const experiment = await openExperiment(configuration, nowhere)
    const rows: object[] = []
    const begun = performance.now()
    while (!experiment.ended && rows.length < 2 && performance.now() - begun < 1000) {
      experiment.advance(1, 'run')
      rows.push(...(experiment.news().rows ?? []))
    }
    const columns = Object.keys(columnsOf(configuration))
    for (const row of rows) {
      expect(Object.keys(row).length).toBeGreaterThan(0)
      for (const column of Object.keys(row)) expect(columns).toContain(column)
    }
    expect(experiment.work).toBeGreaterThan(0)
  })
})
