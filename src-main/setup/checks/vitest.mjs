// @ts-check
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { readJson } from '../files.mjs'
import { attend } from '../processes.mjs'
import { countVitest } from './tally.mjs'

/**
 * Runs one of vitest's projects and counts its tests.
 * @param {string} root
 * @param {'unit' | 'integration' | 'desktop'} project
 * @param {NodeJS.ProcessEnv} [environment] added to this process's own
 */
export async function runVitest(root, project, environment = {}) {
  const reportFile = join(root, `test/output/${project}.json`)
  rmSync(reportFile, { force: true })
  const command = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config=test/vitest.config.ts',
    `--project=${project}`,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`
  ]
  const code = await attend(process.execPath, command, {
    cwd: root,
    env: { ...process.env, ...environment }
  })
  return countVitest(readJson(reportFile), code)
}
