import { describe, expect, it } from 'vitest'
import { createReport, describeProgress } from '../../../src-main/setup/report.mjs'

function listen({ isTTY = false, total = 0, tick = 0 } = {}) {
  let text = ''
  let time = 0
  const output = { isTTY, write: (part: string) => (text += part) }
  const report = createReport({ output, total, now: () => (time += tick) })
  return { report, heard: () => text }
}

describe('a step', () => {
  it('is one line with its number, outcome and time', async () => {
    const { report, heard } = listen({ total: 2, tick: 1200 })
    await report.step('Packages', () => true)
    await report.step(
      'Build',
      () => 7,
      (result) => `${result} files`
    )
    expect(heard()).toBe('[1/2] Packages … done in 1.2 s\n[2/2] Build … 7 files in 1.2 s\n')
  })

  it('repeats its name after remarks', async () => {
    const { report, heard } = listen()
    await report.step('Electron', () => report.note('slow line'))
    expect(heard()).toBe('Electron …\n      slow line\nElectron: done\n')
  })

  it('says that it failed and passes the error on', async () => {
    const { report, heard } = listen()
    const work = () => Promise.reject(new Error('no'))
    await expect(report.step('Build', work)).rejects.toThrow('no')
    expect(heard()).toBe('Build … failed\n')
  })
})

describe('progress', () => {
  it('outside a terminal takes a line every ten percent', async () => {
    const { report, heard } = listen()
    for (let done = 0; done <= 100; done++) report.progress({ done, total: 100 })
    expect(heard().trim().split('\n')).toHaveLength(11)
  })

  it('starts again with the next task', () => {
    const { report, heard } = listen()
    report.progress({ done: 100, total: 100 })
    report.progress({ done: 5, total: 100 })
    expect(heard().match(/5 %/g)).toHaveLength(1)
  })

  it('in a terminal is redrawn, but never over a remark', () => {
    const { report, heard } = listen({ isTTY: true, tick: 1000 })
    report.progress({ done: 1, total: 4 })
    report.progress({ done: 2, total: 4 })
    report.note('remark')
    report.progress({ done: 3, total: 4 })
    expect(heard().split('\x1b[1A')).toHaveLength(2)
  })

  it('is told in megabytes, in packages or in percent alone', () => {
    expect(describeProgress({ done: 5e6, total: 2e7, unit: 'MB' })).toBe(' 25 %  5.0 of 20.0 MB')
    expect(describeProgress({ done: 1, total: 3, unit: 'packages' })).toBe(' 33 %  1 of 3 packages')
    expect(describeProgress({ done: 40, total: 100 })).toBe(' 40 %')
    expect(describeProgress({ done: 5e6, unit: 'MB' })).toBe('5.0 MB')
  })
})

it('gives a warning together with its remedy', () => {
  const { report, heard } = listen()
  report.warn('No Electron.', 'Set ELECTRON_MIRROR.')
  expect(heard()).toBe('      Warning: No Electron.\n      Set ELECTRON_MIRROR.\n')
})

it('keeps texts of several lines together', () => {
  const { report, heard } = listen()
  report.note('One thing.\nAnother.')
  expect(heard()).toBe('      One thing.\n      Another.\n')
})
