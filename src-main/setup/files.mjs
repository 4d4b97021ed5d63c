// @ts-check
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'

/**
 * The folder for what outlives a checkout.
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [home]
 */
export function cacheFolder(env = process.env, home = homedir()) {
  if (env.DESCENT_CACHE) return env.DESCENT_CACHE
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'descent')
}

/**
 * A file's text without surrounding white space, or undefined where there is no such file.
 * @param {string} file
 */
export function readText(file) {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch {
    return undefined
  }
}

/**
 * A file's JSON, or undefined where there is no such file or it holds something else.
 * @param {string} file
 * @returns {any}
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * Writes a file in one go: a reader sees the old one or the new one, never a part.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  mkdirSync(dirname(file), { recursive: true })
  const temporary = `${file}.${process.pid}`
  writeFileSync(temporary, text)
  renameSync(temporary, file)
}

/** @param {string} program */
export function isOnPath(program) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)))
}
