import type { FromTrainer, ToTrainer } from './protocol'

/** A trainer's connection to the process that started it, which also ends it. */
export interface ParentLink {
  onMessage(listener: (message: ToTrainer) => void): void
  send(message: FromTrainer): void
}

/** The part of Electron's `process.parentPort` that a trainer uses. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: ToTrainer }) => void): void
  postMessage(message: FromTrainer): void
}

/** Connects to the application when it runs as Electron's utility process, to the command line when it was forked by Node. */
export function parentLink(): ParentLink {
  const { parentPort } = process as NodeJS.Process & { parentPort?: ParentPort }
  return parentPort ? utilityLink(parentPort) : forkLink()
}

function utilityLink(port: ParentPort): ParentLink {
  return {
    onMessage: (listener) => port.on('message', ({ data }) => listener(data)),
    send: (message) => port.postMessage(message)
  }
}

function forkLink(): ParentLink {
  // Ctrl-C reaches every process of a terminal: what it means is for the one that reads the keyboard to say.
  process.on('SIGINT', () => {})
  process.on('disconnect', () => process.exit())
  return {
    onMessage: (listener) => process.on('message', listener),
    // What can no longer be sent is void: 'disconnect' tells that nobody listens any more.
    send: (message) => process.send?.(message, undefined, undefined, () => {})
  }
}
