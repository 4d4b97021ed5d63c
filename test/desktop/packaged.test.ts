import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { launch, newFolder, openPerceptronLab, picture, root } from './support/application'
import { commandLineRows, tableRows, waitForState } from './support/lab'

const executables: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'dist/linux-unpacked/descent',
  win32: 'dist/win-unpacked/Descent.exe',
  darwin: 'dist/mac/Descent.app/Contents/MacOS/Descent'
}

describe('the packaged application', () => {
  it('runs the lab with data of its own', async () => {
    const executable = join(root, executables[process.platform] ?? '')
    expect(existsSync(executable), `${executable} is missing: npm run package makes it`).toBe(true)
    // A home of its own: MNIST has to come out of the package.
    const { electron, page, complaints } = await launch({ executable, home: newFolder('packaged') })
    expect(await electron.evaluate(({ app }) => app.isPackaged)).toBe(true)
    await openPerceptronLab(page)
    await page.getByTestId('start').click()
    await waitForState(page, /finished|converged/i)
    expect(await tableRows(page)).toEqual(commandLineRows())
    expect(complaints).toEqual([])
    await picture(page, 'packaged')
    await electron.close()
  })
})
