// @ts-check
/** The binding between Node and TensorFlow is two files of C++ in tfjs-node: compiled here, against the library. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { installWithApt } from '../apt.mjs'
import { isOnPath } from '../files.mjs'
import { Problem } from '../problem.mjs'
import { capture, inEnglish } from '../processes.mjs'
import { bindingName } from './folder.mjs'
import { packagePath } from './official-folder.mjs'

export const libraryNames = Object.freeze(['libtensorflow_cc.so.2', 'libtensorflow_framework.so.2'])

export const compilerRemedy =
  'Install one (Debian and Ubuntu: sudo apt-get install g++; Fedora: sudo dnf install gcc-c++), or name one in CXX. ' +
  'Or take a finished folder from another machine: descent setup tensorflow --from-directory FOLDER.'

/**
 * The C++ compiler, as the words of its command: what CXX says, or the one that is on the path.
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {string[] | undefined}
 */
export function findCompiler(env = process.env) {
  const named = env.CXX?.trim()
  if (named) return named.split(/\s+/)
  const found = ['g++', 'c++', 'clang++'].find(isOnPath)
  return found ? [found] : undefined
}

/**
 * The C++ compiler; where there is none, root gets one on a Debian-like system.
 * @param {import('../report.mjs').Report} report
 */
export async function requireCompiler(report) {
  const mayInstall = process.getuid?.() === 0 && isOnPath('apt-get')
  if (!findCompiler() && mayInstall) await installWithApt(['g++'], report)
  const compiler = findCompiler()
  if (!compiler) throw new Problem('There is no C++ compiler, which the binding to TensorFlow needs.', compilerRemedy)
  return compiler
}

/**
 * Compiles the binding into the folder where TensorFlow's two libraries are. It looks for them beside itself.
 * @param {{ root: string, include: string, folder: string, compiler: string[] }} places
 */
export async function compileBinding({ root, include, folder, compiler: [command, ...first] }) {
  const sources = [
    join(root, packagePath, 'binding/tfjs_backend.cc'),
    join(root, packagePath, 'binding/tfjs_binding.cc'),
    join(root, 'src-main/setup/tensorflow/portable.cc')
  ]
  const nodeHeaders = join(root, 'node_modules/node-api-headers/include')
  const missing = [...sources, nodeHeaders].find((path) => !existsSync(path))
  if (missing) throw new Problem(`${missing} is missing.`, 'npm ci brings it back.')
  const { code, output } = await capture(
    command,
    [
      ...[...first, '-O2', '-std=c++17', '-fPIC', '-shared', '-DNAPI_VERSION=8'],
      ...['-I', nodeHeaders, '-I', include, ...sources, '-o', join(folder, bindingName), '-Wl,-rpath,$ORIGIN'],
      ...libraryNames.map((name) => join(folder, name))
    ],
    { env: inEnglish }
  )
  if (code !== 0) throw new Problem(`${command} could not compile the binding to TensorFlow:\n${beginning(output)}`)
}

/** @param {string} output */
function beginning(output) {
  const lines = output.trim().split('\n')
  const errors = lines.filter((line) => /error|cannot|not found|undefined/i.test(line))
  return (errors.length > 0 ? errors : lines).slice(0, 8).join('\n')
}
