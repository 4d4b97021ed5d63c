import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packagedExecutable } from '../../src-main/setup/packaging.mjs'
import { findTensorFlow } from '../../src-main/setup/tensorflow/find.mjs'
import { launch, newFolder, openComputePage, openPerceptronLab, picture, root } from './support/application'
import { commandLineRows, tableRows, waitForState } from './support/lab'

describe('the packaged application', () => {
  it('runs the lab with data of its own', async () => {
    const executable = packagedExecutable(root)
    expect(existsSync(executable), `${executable} is missing: npm run package makes it`).toBe(true)
    // A home of its own: MNIST has to come out of the package.
    const { electron, page, complaints } = await launch({ executable, home: newFolder('packaged') })
    expect(await electron.evaluate(({ app }) => app.isPackaged)).toBe(true)
    await openPerceptronLab(page)
    await page.getByTestId('start').click()
    await waitForState(page, /finished|converged/i)
    expect(await tableRows(page)).toEqual(commandLineRows())
    await openComputePage(page)
    // The library is at hand or not; what speaks with it has to be in the package.
    const state = findTensorFlow() === undefined ? 'Not installed' : 'Ready'
    await page.getByTestId('engine-tensorflow').getByText(state, { exact: true }).waitFor()
    expect(complaints).toEqual([])
    await picture(page, 'packaged')
    await electron.close()
  })
})
