import { Worker } from 'node:worker_threads'

/** Starts a thread of Node's own that runs a TypeScript file. */
export function typescriptThread(file: URL, workerData: unknown): Worker {
  // Node 20 does not apply --import to a worker's own file.
  const program = `import('tsx/esm/api').then(({ register }) => (register(), import(${JSON.stringify(file.href)})))`
  return new Worker(program, { eval: true, workerData })
}
