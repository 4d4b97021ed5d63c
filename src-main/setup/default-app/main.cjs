// @ts-check
'use strict'

/**
 * What Electron does when it is started with the path of an application: "electron [options] PATH".
 * Official releases bring a program for this as resources/default_app.asar; the stand-in has this one.
 */
const { existsSync, readFileSync } = require('node:fs')
const { Module } = require('node:module')
const { dirname, join, resolve } = require('node:path')
const electron = require('electron')

/** Electron keeps these two to its own default application. @type {Electron.App & { setVersion(version: string): void, setAppPath(path: string): void }} */
const app = /** @type {any} */ (electron.app)

/** @type {{ _load(file: string, parent: null, isMain: boolean): unknown, _resolveFilename(file: string, parent: null, isMain: boolean): string, _preloadModules(files: string[]): void }} */
const moduleLoader = /** @type {any} */ (Module)

/**
 * Reads Electron's own options; what follows the application's path belongs to the application.
 * @param {string[]} args
 */
function readArguments(args) {
  /** @type {{ preloads: string[], application?: string, version?: boolean, abi?: boolean }} */
  const options = { preloads: [] }
  for (let index = 0; index < args.length && !options.application; index++) {
    const argument = args[index]
    if (argument === '-v' || argument === '--version') options.version = true
    else if (argument === '-a' || argument === '--abi') options.abi = true
    else if (argument === '-r' || argument === '--require') options.preloads.push(args[++index])
    else if (argument.startsWith('--app=')) options.application = argument.slice('--app='.length)
    else if (!argument.startsWith('-')) options.application = argument
  }
  return options
}

/**
 * Gives the application its name, version and folders, as its package.json says.
 * @param {string} folder
 */
function introduce(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  if (manifest.version) app.setVersion(manifest.version)
  app.setName(manifest.productName ?? manifest.name ?? app.getName())
  app.setPath('userData', join(app.getPath('appData'), app.getName()))
  app.setAppPath(folder)
}

/** @param {string} path an application's folder or its main file */
function open(path) {
  const file = moduleLoader._resolveFilename(path, null, true)
  if (existsSync(join(path, 'package.json'))) introduce(path)
  else app.setAppPath(dirname(file))
  Object.assign(process, { defaultApp: true })
  moduleLoader._load(file, null, true)
}

function main() {
  const { preloads, application, version, abi } = readArguments(process.argv.slice(1))
  if (version || abi) {
    console.log(version ? `v${process.versions.electron}` : process.versions.modules)
    return process.exit(0)
  }
  if (!application) throw new Error('usage: electron [options] PATH [arguments]')
  moduleLoader._preloadModules(preloads)
  open(resolve(application))
}

try {
  main()
} catch (error) {
  console.error(error)
  process.exit(1)
}
