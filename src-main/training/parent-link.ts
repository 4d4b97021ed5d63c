import type { FromTrainer, ToTrainer } from './protocol'

/** A program's connection to the process that started it, which also ends it. */
export interface ParentLink<Heard = ToTrainer, Said = FromTrainer> {
  onMessage(listener: (message: Heard) => void): void
  send(message: Said): void
}

/** The part of Electron's `process.parentPort` that is used here. */
interface ParentPort<Heard, Said> {
  on(event: 'message', listener: (event: { data: Heard }) => void): void
  postMessage(message: Said): void
}

/** Connects to the application when it runs as Electron's utility process, to the command line when it was forked by Node. */
export function parentLink<Heard = ToTrainer, Said = FromTrainer>(): ParentLink<Heard, Said> {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort<Heard, Said> }
  return parentPort ? utilityLink(parentPort) : forkLink()
}

function utilityLink<Heard, Said>(port: ParentPort<Heard, Said>): ParentLink<Heard, Said> {
  return {
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    send: (message) => port.postMessage(message)
  }
}

function forkLink<Heard, Said>(): ParentLink<Heard, Said> {
  // Ctrl-C reaches every process of a terminal: what it means is for the one that reads the keyboard to say.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  return {
    onMessage: (listener) => process.on('message', (message) => listener(message as Heard)),
    // What can no longer be sent is void: 'disconnect' tells that nobody listens any more.
    send: (message) => process.send?.(message, undefined, undefined, () => {})
  }
}
