// @ts-check
/** The newest Node, out of npm's own package of it: the tests run the engine in it beside the Node that runs them. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFolder } from './files.mjs'
import { fetchPackage, untar } from './npm-package.mjs'
import { newestFirst } from './node-version.mjs'
import { npm } from './npm.mjs'
import { Problem, messageOf } from './problem.mjs'
import { makeFolder } from './workshop.mjs'

/** @typedef {{ executable: string, version: string }} NewestNode */

const platform = process.platform === 'win32' ? 'win' : process.platform
const packageName = `node-${platform}-${process.arch}`
const executableInside = process.platform === 'win32' ? 'package/bin/node.exe' : 'package/bin/node'

/**
 * The newest Node that was brought before.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {NewestNode | undefined}
 */
export function findNewestNode(env = process.env) {
  const cache = cacheFolder(env)
  const names = existsSync(cache) ? readdirSync(cache) : []
  const versions = names.flatMap((name) => /^node-(\d+\.\d+\.\d+)$/.exec(name)?.[1] ?? [])
  return versions
    .sort(newestFirst)
    .map((version) => ({ version, executable: join(cache, `node-${version}`, executableInside) }))
    .find(({ executable }) => existsSync(executable))
}

/**
 * Brings the newest Node where it is not there. Where it cannot be had, the newest of before will do.
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 * @returns {Promise<NewestNode | undefined>}
 */
export async function ensureNewestNode(root, report) {
  try {
    await installNode(root, report, await newest(root))
  } catch (error) {
    report.warn(
      `The newest Node could not be had: ${messageOf(error)}.`,
      'What is tested in it is left out, or uses an older one.'
    )
  }
  return findNewestNode()
}

/**
 * @param {string} root
 * @param {import('./report.mjs').Report} report
 * @param {{ version: string, integrity: string }} wanted
 */
async function installNode(root, report, { version, integrity }) {
  const target = join(cacheFolder(), `node-${version}`)
  if (existsSync(join(target, executableInside))) return
  await makeFolder(target, report, async (workshop) => {
    const archive = await fetchPackage(root, { name: `${packageName}@${version}`, integrity }, workshop, report)
    const folder = join(workshop, 'node')
    mkdirSync(folder)
    await untar(archive, folder, executableInside)
    return folder
  })
}

/** @param {string} root */
async function newest(root) {
  const impatience = ['--fetch-retries=0', '--fetch-timeout=15000']
  const { code, output } = await npm(root, [
    'view',
    `${packageName}@latest`,
    'version',
    'dist.integrity',
    '--json',
    ...impatience
  ])
  if (code !== 0) throw new Problem(`npm does not find ${packageName} (${output.trim().split('\n').at(-1)})`)
  const answer = JSON.parse(output)
  return { version: String(answer.version), integrity: String(answer['dist.integrity']) }
}
